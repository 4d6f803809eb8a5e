using Kakera.Data;
using Kakera.Data.PracticeSet;
using Kakera.Data.Progress;
using Kakera.Jobs;
using Kakera.Learning.Models;
using Kakera.Learning.Training;
using Kakera.Settings;

namespace Kakera.Tests.Jobs;

public sealed class BenchJobTests : IDisposable
{
    private static readonly KakeraSettings Settings = new()
    {
        Device = "cpu",
        Threads = 1,
        Image = new ImageSettings { Size = 32 },
        Network = new NetworkSettings { EmbeddingDimension = 16, ProjectorWidth = 0 },
        Pretrain = new PretrainSettings { BatchSize = 4 },
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("kakera-bench-tests-").FullName;

    [Theory]
    [InlineData("read")]
    [InlineData("decode")]
    [InlineData("measure")]
    [InlineData("compute")]
    public void The_temporary_folder_goes_wherever_the_job_is_interrupted(string stage)
    {
        using var stop = new CancellationTokenSource();
        var stages = new List<string>();
        string temporary = Directory.CreateDirectory(Path.Combine(_folder, "temporary")).FullName;
        Assert.ThrowsAny<OperationCanceledException>(() => BenchJob.Run(Images(), 2, Settings, temporary, Context(stop, progress =>
        {
            stages.Add(progress.Stage);
            if (progress.Stage == stage)
                stop.Cancel();
        })));
        Assert.Equal(stage, stages[^1]);
        Assert.False(Directory.Exists(temporary));
    }

    [Fact]
    public void The_temporary_folder_goes_when_the_job_is_done_and_when_it_fails()
    {
        using var stop = new CancellationTokenSource();
        string temporary = Directory.CreateDirectory(Path.Combine(_folder, "temporary")).FullName;
        BenchResult result = BenchJob.Run(Images(), 2, Settings with { Pretrain = new PretrainSettings { BatchSize = 64 } }, temporary, Context(stop));
        Assert.Equal(20, result.Images);
        Assert.Equal(20, result.Pretraining.BatchSize); // all there are
        Assert.False(Directory.Exists(temporary));

        Directory.CreateDirectory(temporary);
        Assert.Throws<KakeraException>(() => BenchJob.Run(Path.Combine(_folder, "nowhere"), 2, Settings, temporary, Context(stop)));
        Assert.False(Directory.Exists(temporary));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Images() => PracticeSetWriter.Write(
        Path.Combine(_folder, "practice"), new PracticeSetOptions { Images = 20, Side = 64 }, null, TestContext.Current.CancellationToken).ImagesFolder;

    private static JobContext Context(CancellationTokenSource stop, Action<JobProgress>? told = null) =>
        new(told is null ? null : new Immediately(told), null, TimeProvider.System, Language.English, null, stop.Token);
}
