using Kakera.Learning.Checkpoints;
using Kakera.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Checkpoints;

public sealed class CheckpointStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_newest_two_are_kept_and_the_newest_is_loaded()
    {
        var store = new CheckpointStore(_folder.Path);
        for (int step = 1; step <= 4; step++)
            store.Save(Sample(step));
        Assert.Equal(2, Files().Length);
        Checkpoint loaded = store.LoadNewest(say: null)!;
        Assert.Equal(4, loaded.Description.Step);
        Assert.Equal(4f, loaded.Tensors["w"].item<float>());
        Assert.Equal(.1 + .2, loaded.Description.Sums["loss"]);
        Assert.Equal(double.PositiveInfinity, loaded.Description.History[0].Measure("rank"));
    }

    [Fact]
    public void A_damaged_newest_falls_back_to_the_one_before_and_says_so()
    {
        var store = new CheckpointStore(_folder.Path);
        store.Save(Sample(10));
        store.Save(Sample(20));
        using (FileStream newest = File.OpenWrite(Files()[^1]))
            newest.SetLength(newest.Length - 1);
        var said = new List<string>();
        Assert.Equal(10, store.LoadNewest(said.Add)!.Description.Step);
        Assert.Contains("step-000000020", Assert.Single(said));

        // What is saved next must not be taken for older than the damaged one.
        store.Save(Sample(12));
        store.Save(Sample(14));
        Assert.Equal(14, store.LoadNewest(say: null)!.Description.Step);
    }

    [Fact]
    public void Half_a_file_beside_is_no_checkpoint()
    {
        var store = new CheckpointStore(_folder.Path);
        store.Save(Sample(10));
        File.Copy(Files()[0], Files()[0].Replace("10.", "20.") + ".part");
        Assert.Equal(10, store.LoadNewest(say: null)!.Description.Step);
    }

    [Fact]
    public void Without_a_checkpoint_there_is_nothing_to_load() => Assert.Null(new CheckpointStore(_folder.Path).LoadNewest(say: null));

    private string[] Files() => [.. Directory.GetFiles(_folder.File("checkpoints"), "*.safetensors").Order()];

    private static Checkpoint Sample(int step) => new(
        new CheckpointDescription
        {
            Step = step,
            Epochs = 3,
            StepsPerEpoch = 8,
            Seconds = 1.5,
            Identity = new Dictionary<string, string> { ["seed"] = "1" },
            History = [new EpochRecord(1, 8, .1, .3, 1, new Dictionary<string, double> { ["rank"] = double.PositiveInfinity })],
            Sums = new Dictionary<string, double> { ["loss"] = .1 + .2 },
        },
        new Dictionary<string, Tensor> { ["w"] = tensor((float)step) });
}
