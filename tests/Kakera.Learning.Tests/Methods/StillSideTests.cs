using Kakera.Learning.Methods;
using Kakera.Learning.Methods.Byol;
using Kakera.Learning.Methods.SimSiam;
using Kakera.Learning.Tests.Parity;
using Kakera.Learning.Tests.Training;
using Kakera.Learning.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Methods;

public sealed class StillSideTests
{
    [Fact]
    public void Byols_twin_gets_no_gradient_follows_after_the_step_and_slows_down_to_a_stand()
    {
        using IPretrainMethod method = Make("byol");
        var network = (PooledNetwork)method.Network;
        Assert.All(network.Twin!.parameters(), weight => Assert.False(weight.requires_grad));
        using var scope = NewDisposeScope();
        Parameter own = Named(network, "projector.0.weight"), twins = Named(network, "twin.projector.0.weight");
        Assert.True(own.bytes.SequenceEqual(twins.bytes));

        using IEnumerator<IReadOnlyList<StageLoss>> updates = method.Updates(Batch(done: .5)).GetEnumerator();
        Assert.True(updates.MoveNext());
        updates.Current[0].Loss.backward();
        Assert.All(network.Twin.parameters(), weight => Assert.Null(weight.grad));
        Assert.NotNull(own.grad);
        Tensor before = twins.detach().clone();
        using (no_grad())
            own.add_(ones_like(own));
        Assert.False(updates.MoveNext()); // the step is done: now the twin follows
        Tensor expected = before + .005 * ones_like(before); // 1 − τ at half of the run is half of 1 − .99
        Agreement.Close(expected.to(ScalarType.Float64).data<double>().ToArray(), twins, 1e-5);

        Assert.Equal(.99, Twin.MomentumAt(.99, 0), 1e-12);
        Assert.Equal(1, Twin.MomentumAt(.99, 1), 1e-12);
    }

    [Fact]
    public void Simsiams_gradient_is_that_with_the_targets_held_as_plain_numbers()
    {
        using IPretrainMethod method = Make("simsiam");
        var network = (PooledNetwork)method.Network;
        network.to(ScalarType.Float64);
        using var scope = NewDisposeScope();
        BatchViews batch = Batch(done: 0, ScalarType.Float64);
        method.Updates(batch).Single()[0].Loss.backward();
        double[] found = Gradient(network);

        foreach (Parameter weight in network.parameters())
            weight.grad = null;
        Tensor z1 = network.Project(batch.Source), z2 = network.Project(batch.Partner);
        Tensor held1 = Variable.Of(z1).ToTensor(), held2 = Variable.Of(z2).ToTensor();
        Tensor p1 = network.Predict(z1), p2 = network.Predict(z2);
        Tensor cosines = nn.functional.cosine_similarity(p1, held2, 1, 1e-12) + nn.functional.cosine_similarity(p2, held1, 1, 1e-12);
        (-.5 * cosines.mean()).backward();
        Agreement.CloseNumbers(Gradient(network), found, 1e-8);
    }

    private static IPretrainMethod Make(string name)
    {
        PretrainSettings settings = TinyRun.Pretrain with
        {
            Method = name,
            Byol = new ByolSettings { ProjectorWidth = 8, HiddenWidth = 8 },
            Simsiam = new SimSiamSettings { ProjectorWidth = 8 },
        };
        IPretrainMethod method = PretrainMethods.Create(new MethodSetup(TinyRun.Network, settings, Seed: 1, ScalarType.Float32));
        method.Network.train();
        return method;
    }

    private static BatchViews Batch(double done, ScalarType type = ScalarType.Float32)
    {
        Tensor source = Variable.Random(1, 4, 3, 32, 32).ToTensor().to(type), partner = Variable.Random(2, 4, 3, 32, 32).ToTensor().to(type);
        return new BatchViews(() => source, () => partner) { Keys = [1, 2, 3, 4], Epoch = 0, Done = done };
    }

    private static double[] Gradient(PooledNetwork network) => [.. Variable.Of(Named(network, "encoder.layer4.1.conv2.weight").grad!).Values.Take(500),
        .. Variable.Of(Named(network, "predictor.0.weight").grad!).Values];

    private static Parameter Named(PooledNetwork network, string name) => network.named_parameters().First(entry => entry.name == name).parameter;
}
