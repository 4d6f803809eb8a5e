using Kakera.Data;
using Kakera.Evaluation.Reports;
using Kakera.Jobs;
using Kakera.Learning.Models;
using Kakera.Learning.Monitoring;
using Kakera.Learning.Puzzles;
using Kakera.Learning.Training;
using Kakera.Settings;

namespace Kakera.Tests.Jobs;

/// <summary>The search on a few tiny images: which grids win is chance, but everything is there.</summary>
public sealed class GridSearchTests : IDisposable
{
    private static readonly KakeraSettings Tiny = new()
    {
        Device = "cpu",
        Threads = 1,
        Image = new ImageSettings { Size = 32 },
        Network = new NetworkSettings { EmbeddingDimension = 16, ProjectorWidth = 0 },
        Pretrain = new PretrainSettings { Epochs = 1, BatchSize = 16, WarmupEpochs = 0, Grids = PuzzleGrids.Auto },
        GridSearch = new GridSearchSettings { LeastSteps = 2 },
        Finetune = new FinetuneSettings { Epochs = 1, BatchSize = 8, Grids = PuzzleGrids.Auto },
        Pilot = new PilotSettings { LabelsPerClass = "2", Seeds = 1 },
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("kakera-grids-").FullName;
    private readonly List<string> _said = [];

    private string Practice => Path.Combine(_folder, "practice");

    private string Workspace => Path.Combine(_folder, "work");

    [Fact]
    [Trait("Speed", "Slow")]
    public void A_pilot_tries_grids_by_its_labels_goes_on_with_the_chosen_ones_everywhere_and_does_not_repeat_it()
    {
        MakePracticeSet();
        PilotResult first = Pilot(Tiny);
        ReportGrids grids = first.Report.Grids!;
        Assert.Equal((GridScore.LinearProbe, 2), (grids.Score, grids.Steps));
        Assert.Equal(["8,4,2", "4,2,1", "2,1,1"], grids.Trials.Select(trial => string.Join(',', trial.Grids)));
        Assert.Equal([true, false, false], grids.Trials.Select(trial => trial.IsDefault));
        Assert.All(grids.Trials, trial => Assert.InRange(trial.Score!.Mean, 0, 1));
        Assert.Equal(grids.Trials[1].Score!.Mean - grids.Trials[0].Score!.Mean, grids.Trials[1].Difference!.Mean, 1e-12);
        Assert.Equal(GridRule.Choose(grids.Trials).Grids, grids.Chosen);
        string choice = GridWords.Lines(grids, Language.English)[^1];
        Assert.Contains(choice, _said);
        Assert.Contains(choice, File.ReadAllText(first.ReportHtml));

        string chosen = $"grids = [{string.Join(", ", grids.Chosen)}]\n";
        foreach (string run in (string[])[.. Runs("pretrain"), .. Runs("finetune")])
            Assert.Equal(3, File.ReadAllText(Path.Combine(run, "config.toml")).Split(chosen).Length); // pre-training and fine-tuning
        Assert.Equal(3, first.Report.Settings.Split(chosen).Length);
        Assert.Single(Runs("trial"), run => File.Exists(Path.Combine(run, "model.safetensors"))); // of the chosen ones
        Assert.Equal(GridWords.Lines(grids, Language.Japanese), GridWords.Lines(GridsJson.Read(Path.Combine(Assert.Single(Runs("grids")), "grids.json"))!, Language.Japanese));

        int runs = Directory.GetDirectories(Path.Combine(Workspace, "runs")).Length;
        PilotResult again = Pilot(Tiny);
        Assert.Equal(runs, Directory.GetDirectories(Path.Combine(Workspace, "runs")).Length);
        Assert.Equal(grids.Trials, again.Report.Grids!.Trials, (a, b) => a.Score == b.Score && a.Difference == b.Difference);

        // What comes next takes the encoder's grids; without an encoder there are none to take.
        FinetuneJob.Run(Workspace, fromScratch: false, encoder: null, startFrom: null, Tiny with { Seed = 9 }, Context());
        Assert.Contains(chosen, File.ReadAllText(Path.Combine(Runs("finetune")[^1], "config.toml")));
        var fault = Assert.Throws<KakeraException>(() => FinetuneJob.Run(Workspace, fromScratch: true, encoder: null, startFrom: null, Tiny, Context()));
        Assert.Contains("there is no encoder whose grids could be taken", fault.Message);
    }

    [Fact]
    public void An_interrupted_search_without_labels_goes_on_and_does_not_repeat_what_is_done()
    {
        MakePracticeSet();
        ImportJob.Run(Workspace, Path.Combine(Practice, "images"), null, null, Tiny, Context());
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => PretrainJob.Run(Workspace, Tiny, Context() with
        {
            Progress = new Immediately(progress =>
            {
                if (progress is { Stage: "grids", Note: "trial 2/3: 4,2,1" })
                    stop.Cancel();
            }),
            Cancellation = stop.Token,
        }));
        string done = Path.Combine(Runs("trial")[0], "trial.json");
        DateTime made = File.GetLastWriteTimeUtc(done);
        Assert.Empty(Runs("pretrain"));

        PretrainResult encoder = PretrainJob.Run(Workspace, Tiny, Context());
        Assert.Equal(made, File.GetLastWriteTimeUtc(done));
        Assert.Equal(3, Runs("trial").Length);
        ReportGrids grids = GridsJson.Read(Path.Combine(Assert.Single(Runs("grids")), "grids.json"))!;
        Assert.Equal(GridScore.EffectiveRank, grids.Score);
        Assert.All(grids.Trials, trial => Assert.InRange(trial.Score!.Mean, 1, 16)); // of about eight images in each part
        string settings = File.ReadAllText(Path.Combine(Path.GetDirectoryName(encoder.ModelPath)!, "config.toml"));
        Assert.Contains($"grids = [{string.Join(", ", grids.Chosen)}]\n", settings);
        Assert.DoesNotContain("\"auto\"\n", settings.Replace("precision = \"auto\"\n", ""));
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void A_trial_that_collapses_is_on_record_and_that_of_the_default_stops_the_search()
    {
        MakePracticeSet();
        KakeraSettings collapsing = Tiny with
        {
            Image = new ImageSettings { Size = 96 },
            Pretrain = Tiny.Pretrain with { Collapse = new CollapseSettings { MinimumRank = 1000, PatienceEpochs = 1 } },
        };
        ImportJob.Run(Workspace, Path.Combine(Practice, "images"), null, null, collapsing, Context());
        Assert.Throws<TrainingDivergedException>(() => PretrainJob.Run(Workspace, collapsing, Context()));
        string[] trials = Runs("trial");
        Assert.Equal(2, trials.Length); // 16,8,4, then the default
        Assert.Contains("\"measured\":null", File.ReadAllText(Path.Combine(trials[0], "trial.json")));
        Assert.False(File.Exists(Path.Combine(trials[1], "trial.json")));
    }

    [Fact]
    public void A_budget_too_short_for_trials_keeps_the_default_and_says_so()
    {
        MakePracticeSet();
        ImportJob.Run(Workspace, Path.Combine(Practice, "images"), null, null, Tiny, Context());
        PretrainJob.Run(Workspace, Tiny with { Pilot = Tiny.Pilot with { Budget = "1s" } }, Context());
        Assert.Contains("Grids: 8,4,2, the default. The budget leaves the trials too few steps to tell anything.", _said);
        Assert.Empty(Runs("trial"));
        Assert.Contains("grids = [8, 4, 2]\n", File.ReadAllText(Path.Combine(Assert.Single(Runs("pretrain")), "config.toml")));
    }

    [Fact]
    public void Where_nothing_pretrains_with_grids_or_only_measures_auto_is_refused()
    {
        MakePracticeSet();
        var fault = Assert.Throws<KakeraException>(() => Pilot(Tiny with { Pilot = Tiny.Pilot with { Methods = ["rotation", "scratch"] } }));
        Assert.Equal("pretrain.grids", fault.Where);
        Assert.Contains("nothing here pre-trains with it", fault.What);
        Assert.Throws<KakeraException>(() => PretrainJob.Run(Workspace, Tiny.With("rotation"), Context()));
        fault = Assert.Throws<KakeraException>(() => BenchJob.Run(Path.Combine(Practice, "images"), 2, Tiny, Context()));
        Assert.Contains("only pretrain and pilot", fault.What);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private PilotResult Pilot(KakeraSettings settings) => PilotJob.Run(
        new PilotRequest
        {
            Images = Path.Combine(Practice, "images"),
            Labels = Path.Combine(Practice, "labels.csv"),
            Workspace = Workspace,
            Settings = settings,
        },
        Context());

    private void MakePracticeSet() => DemoJob.Run(Practice, images: 60, seed: 1, Context());

    private string[] Runs(string kind) =>
        [.. Directory.GetDirectories(Path.Combine(Workspace, "runs"), $"*-{kind}").Order(StringComparer.Ordinal)];

    private JobContext Context() =>
        new(null, _said.Add, TimeProvider.System, Language.English, null, TestContext.Current.CancellationToken);
}
