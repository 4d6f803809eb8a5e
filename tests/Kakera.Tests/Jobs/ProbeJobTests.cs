using Kakera.Data;
using Kakera.Jobs;
using Kakera.Learning.Models;
using Kakera.Learning.Probes;
using Kakera.Learning.Training;
using Kakera.Settings;

namespace Kakera.Tests.Jobs;

/// <summary>Frozen encoders on a few tiny images: what is compared with what, not who wins.</summary>
public sealed class ProbeJobTests : IDisposable
{
    private static readonly KakeraSettings Tiny = new()
    {
        Device = "cpu",
        Threads = 1,
        Image = new ImageSettings { Size = 32 },
        Network = new NetworkSettings { EmbeddingDimension = 16, ProjectorWidth = 0 },
        Pretrain = new PretrainSettings { Epochs = 1, BatchSize = 16, WarmupEpochs = 0 },
        Pilot = new PilotSettings { LabelsPerClass = "2,3", Seeds = 2 },
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("kakera-probe-").FullName;

    private string Workspace => Path.Combine(_folder, "work");

    [Fact]
    public void Every_encoder_is_asked_the_same_and_compared_with_the_first()
    {
        string first = Pretrained(1), second = Pretrained(2), third = Pretrained(3), fourth = Pretrained(4);
        ProbeResult result = ProbeJob.Run(
            Workspace, [new ProbedEncoder("odd", [first, third]), new ProbedEncoder("even", [second, fourth]), new ProbedEncoder("odd again", [first, third])],
            ProbedImages.Test, FeatureKind.Encoder, Tiny, Context());

        Assert.Equal("odd", result.Baseline);
        Assert.Equal(
            from count in new int?[] { 2, 3 }
            from probe in new[] { "linear-probe", "k-nn" }
            from name in new[] { "odd", "even", "odd again", "untrained" }
            select (count, probe, name),
            result.Rows.Select(row => (row.LabelsPerClass, row.Probe, row.Encoder)));
        Assert.All(result.Rows, row => Assert.Equal(4, row.Runs)); // two encoders, two draws of labels
        Assert.All(result.Rows.Where(row => row.Encoder == "odd"), row => Assert.Null(row.MacroAucDifference));
        Assert.All(result.Rows.Where(row => row.Encoder == "odd again"), row => Assert.Equal((0, 0, 0), (row.MacroAucDifference!.Mean, row.MacroAucDifference.Low, row.MacroAucDifference.High)));
        ProbeRow even = result.Rows[1], odd = result.Rows[0];
        Assert.NotEqual(0, even.MacroAucDifference!.Mean);
        Assert.Equal(even.MacroAuc.Mean - odd.MacroAuc.Mean, even.MacroAucDifference.Mean, 1e-12);
    }

    [Fact]
    public void The_newest_encoder_is_asked_on_validation_images_where_none_is_named()
    {
        Pretrained(1);
        string newest = Pretrained(2);
        ProbeResult implied = ProbeJob.Run(Workspace, [], ProbedImages.Validation, FeatureKind.Encoder, Tiny, Context());
        ProbeResult named = ProbeJob.Run(Workspace, [ProbeJob.Named(newest)], ProbedImages.Validation, FeatureKind.Encoder, Tiny, Context());
        Assert.Equal(named.Rows, implied.Rows);
        Assert.Equal(Path.GetFileName(Path.GetDirectoryName(newest)), implied.Baseline);
        ProbeResult test = ProbeJob.Run(Workspace, [], ProbedImages.Test, FeatureKind.Encoder, Tiny, Context());
        Assert.NotEqual(test.Rows, implied.Rows);
        ProbeResult block = ProbeJob.Run(Workspace, [], ProbedImages.Validation, FeatureKind.Fused, Tiny, Context());
        Assert.NotEqual(block.Rows, implied.Rows);
    }

    [Fact]
    public void Where_all_labels_are_taken_nothing_is_drawn_and_each_encoder_is_asked_once()
    {
        string first = Pretrained(1), second = Pretrained(2);
        KakeraSettings settings = Tiny with { Pilot = Tiny.Pilot with { LabelsPerClass = "2,all", Seeds = 3 } };
        ProbeResult result = ProbeJob.Run(
            Workspace, [new ProbedEncoder("both", [first, second])], ProbedImages.Test, FeatureKind.Encoder, settings, Context());
        Assert.All(result.Rows, row => Assert.Equal(row.LabelsPerClass is null ? 2 : 6, row.Runs));
        KakeraSettings once = settings with { Pilot = settings.Pilot with { LabelsPerClass = "all", Seeds = 1 } };
        ProbeResult single = ProbeJob.Run(
            Workspace, [new ProbedEncoder("both", [first, second])], ProbedImages.Test, FeatureKind.Encoder, once, Context());
        Assert.Equal(
            single.Rows.Select(row => (row.Probe, row.MacroAuc.Mean)), result.Rows.Where(row => row.LabelsPerClass is null).Select(row => (row.Probe, row.MacroAuc.Mean)));
    }

    [Fact]
    public void What_cannot_be_compared_is_refused()
    {
        string encoder = Pretrained(1);
        string Refused(params ProbedEncoder[] encoders) =>
            Assert.Throws<KakeraException>(() => ProbeJob.Run(Workspace, encoders, ProbedImages.Test, FeatureKind.Encoder, Tiny, Context())).Message;
        Assert.Contains("a has 1 files and b 2", Refused(new("a", [encoder]), new("b", [encoder, encoder])));
        Assert.Contains("two encoders are called a", Refused(new("a", [encoder]), new("a", [encoder])));
        Assert.Contains("two encoders are called untrained", Refused(new ProbedEncoder("untrained", [encoder])));
        Assert.Contains("nowhere", Refused(new ProbedEncoder("a", [Path.Combine(_folder, "nowhere.safetensors")])));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Pretrained(int seed)
    {
        if (!Directory.Exists(Workspace))
        {
            string practice = Path.Combine(_folder, "practice");
            DemoJob.Run(practice, images: 60, seed: 1, Context());
            ImportJob.Run(Workspace, Path.Combine(practice, "images"), Path.Combine(practice, "labels.csv"), null, Tiny, Context());
        }

        return PretrainJob.Run(Workspace, Tiny with { Seed = seed }, Context()).ModelPath;
    }

    private static JobContext Context() => new(null, null, TimeProvider.System, Language.English, null, TestContext.Current.CancellationToken);
}
