using Kakera.Learning.Losses;
using Kakera.Learning.Methods;
using Kakera.Learning.Methods.Byol;
using Kakera.Learning.Methods.Jigsaw;
using Kakera.Learning.Methods.Rotation;
using Kakera.Learning.Methods.SimClr;
using Kakera.Learning.Methods.SimSiam;
using Kakera.Learning.Methods.VicReg;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Parity;

/// <summary>What the other methods compute, value and gradient, against plain loops.</summary>
public sealed class MethodParityTests
{
    [Theory]
    [InlineData(6, 4, 1)]
    [InlineData(2, 8, .2)]
    public void The_vicreg_loss_is_its_definition(int n, int d, double spread)
    {
        var settings = new VicRegSettings { InvarianceWeight = 7, VarianceWeight = 5, CovarianceWeight = 3 };
        Compare(
            [Scaled(1, spread, n, d), Scaled(2, 1, n, d)],
            views => MethodDefinitions.VicReg(views[0], views[1], 7, 5, 3),
            views => VicRegLoss.Measure(views[0], views[1], settings).Loss);
    }

    [Fact]
    public void The_simsiam_loss_is_its_definition_and_no_gradient_passes_the_still_side() => Compare(
        Four(5, 3),
        v => MethodDefinitions.StillCosines(v[0], v[1], v[2], v[3], -.5, 0),
        v => SimSiamLoss.Compute(v[0], v[1], v[2], v[3]),
        still: 2);

    [Fact]
    public void The_byol_loss_is_its_definition_and_no_gradient_passes_to_the_twin() => Compare(
        Four(4, 6),
        v => MethodDefinitions.StillCosines(v[0], v[1], v[2], v[3], -2, 4),
        v => ByolLoss.Compute(v[0], v[1], v[2], v[3]),
        still: 2);

    [Theory]
    [InlineData(.5, 4, 3)]
    [InlineData(.1, 10, 5)]
    [InlineData(1, 2, 2)]
    public void The_contrastive_loss_is_its_definition(double temperature, int views, int d) => Compare(
        [Variable.Random(1, views, d)], z => MethodDefinitions.NtXent(z[0], temperature), z => NtXentLoss.Compute(z[0], temperature));

    [Fact]
    public void Guessing_turns_from_turned_images_is_its_definition()
    {
        double[] weights = Variable.Random(9, 4, 12).Values, targets = [.. Enumerable.Range(0, 4).SelectMany(turn => OneHot(2, turn, 4))];
        Compare(
            [Variable.Random(1, 2, 3, 2, 2)],
            x => LossDefinitions.CrossEntropy(Logits(MethodDefinitions.QuarterTurns(x[0]), weights, 8), targets, [1, 1, 1, 1]),
            x => Guess.Loss("turn", QuarterTurns.Of(x[0]).reshape(8, 12).matmul(tensor(weights, [4, 12]).t()), Turns(2)).Loss);
    }

    [Fact]
    public void Guessing_orders_from_cut_tiles_is_its_definition()
    {
        int side = Tiles.Side(12);
        Assert.Equal(3, side);
        TilePlace[][] places = [.. Enumerable.Range(0, 2).Select(image => Enumerable.Range(0, 9).Select(i =>
            new TilePlace(4 * ((i + image) % 9 / 3) + i % 2, 4 * ((i + image) % 3) + image)).ToArray())];
        int inputs = 9 * 3 * side * side;
        double[] weights = Variable.Random(9, 4, inputs).Values, targets = [.. OneHot(1, 2, 4), .. OneHot(1, 0, 4)];
        Compare(
            [Variable.Random(1, 2, 3, 12, 12)],
            x => LossDefinitions.CrossEntropy(
                Logits(MethodDefinitions.Tiles(x[0], [.. places.Select(own => own.Select(place => (place.Top, place.Left)).ToArray())], side), weights, 2),
                targets, [1, 1, 1, 1]),
            x => Guess.Loss("order", Tiles.Cut(x[0], places).reshape(2, inputs).matmul(tensor(weights, [4, inputs]).t()), tensor([2L, 0])).Loss);
    }

    [Fact]
    public void Barlow_twins_loss_is_the_cross_correlation_loss()
    {
        // Which has its own parity test; here only that the weight is the method's.
        var settings = new CrossCorrelationSettings { OffDiagonalWeight = .02 };
        Compare(
            [Variable.Random(1, 5, 4), Variable.Random(2, 5, 4)],
            v => LossDefinitions.CrossCorrelation(v[0], v[1], .02),
            v => CrossCorrelationLoss.Compute(v[0], v[1], settings));
    }

    // At inputs from number `still` on, no gradient may arrive.
    private static void Compare(
        Variable[] inputs, Func<Variable[], Variable> definition, Func<Tensor[], Tensor> ours, int still = int.MaxValue)
    {
        using var scope = NewDisposeScope();
        Variable expected = definition(inputs);
        expected.Backward();
        Tensor[] tensors = [.. inputs.Select(input => input.ToTensor(withGradient: true))];
        Tensor loss = ours(tensors);
        loss.backward();
        Agreement.Close(expected.Values, loss);
        for (int i = 0; i < inputs.Length; i++)
        {
            if (i >= still)
                Assert.Null(tensors[i].grad);
            else
                Agreement.Close(inputs[i].Gradient, tensors[i].grad);
        }
    }

    private static Variable[] Four(int n, int d) => [.. Enumerable.Range(1, 4).Select(seed => Variable.Random((ulong)seed, n, d))];

    private static Variable Scaled(ulong seed, double by, int n, int d) =>
        new([.. Variable.Random(seed, n, d).Values.Select(value => value * by)], [n, d]);

    private static Variable Logits(Variable images, double[] weights, int rows)
    {
        int inputs = images.Values.Length / rows, outputs = weights.Length / inputs;
        Variable flat = Layers.Rearranged(images, [.. Enumerable.Range(0, images.Values.Length)], [rows, inputs]);
        return Layers.Linear(flat, new Variable(weights, [outputs, inputs]), new Variable(new double[outputs], [outputs]));
    }

    private static double[] OneHot(int rows, int hot, int count) =>
        [.. Enumerable.Range(0, rows).SelectMany(_ => Enumerable.Range(0, count).Select(k => k == hot ? 1.0 : 0))];

    private static Tensor Turns(int images) => tensor([.. Enumerable.Range(0, 4).SelectMany(turn => Enumerable.Repeat((long)turn, images))]);
}
