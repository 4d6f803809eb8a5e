using Kakera.Learning.Losses;
using Kakera.Learning.Models;
using Kakera.Learning.Puzzles;
using Kakera.Learning.Schedules;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Parity;

/// <summary>A whole progressive step, from pixels to the gradient of every weight, against the loops of <see cref="NetworkDefinition"/>.</summary>
public sealed class ProgressiveStepParityTests
{
    private const int Images = 4;
    private const int Side = 16;

    /// <summary>Rounding is amplified by eighteen normalisations over few numbers.</summary>
    private const double Deep = 1e-9;

    [Theory]
    [InlineData(Backbone.ResNet18, Branch.Stride8)]
    [InlineData(Backbone.ResNet18, Branch.Stride16)]
    [InlineData(Backbone.ResNet18, Branch.Stride32)]
    [InlineData(Backbone.ResNet18, Branch.Fused)]
    [InlineData(Backbone.ResNet50, Branch.Stride8)]
    public void A_stages_loss_and_every_gradient_are_their_definition(Backbone backbone, Branch branch)
    {
        var settings = new CrossCorrelationSettings();
        ProgressiveStage stage = ProgressiveSchedule.Stages([8, 4, 2]).Single(stage => stage.Branch == branch);
        using var network = new FgSslNetwork(new NetworkSettings { Backbone = backbone, EmbeddingDimension = 8 }, null, seed: 3);
        network.to(ScalarType.Float64);
        network.train();
        using var scope = NewDisposeScope();
        Dictionary<string, Variable> weights = network.named_parameters().ToDictionary(p => p.name, p => Variable.Of(p.parameter));
        Variable source = Variable.Random(1, Images, 3, Side, Side), partner = Variable.Random(2, Images, 3, Side, Side);
        Tensor permutations = JigsawPuzzle.DrawPermutations(stage.Grid, [1, 2, 3, 4], seed: 9, epoch: 0, view: 0);

        var definition = new NetworkDefinition(weights, backbone == Backbone.ResNet18 ? [2, 2, 2, 2] : [3, 4, 6, 3]);
        Variable puzzle = PuzzleDefinition.Shuffled(source, stage.Grid, permutations.data<long>().ToArray());
        Variable expected = LossDefinitions.CrossCorrelation(
            definition.Embedding(puzzle, branch), definition.Embedding(partner, branch), settings.OffDiagonalWeight);
        expected.Backward();

        Tensor x = source.ToTensor(withGradient: true);
        Tensor loss = CrossCorrelationLoss.Compute(
            network.Embed(JigsawPuzzle.Shuffle(x, stage.Grid, permutations), branch), network.Embed(partner.ToTensor(), branch), settings);
        loss.backward();

        Agreement.Close(expected.Values, loss, Deep);
        Agreement.Close(source.Gradient, x.grad, Deep);
        foreach ((string name, TorchSharp.Modules.Parameter parameter) in network.named_parameters())
        {
            if (weights[name].Gradient.All(g => g == 0))
                Assert.Null(parameter.grad);
            else
                Agreement.Close(weights[name].Gradient, parameter.grad, Deep);
        }
    }
}
