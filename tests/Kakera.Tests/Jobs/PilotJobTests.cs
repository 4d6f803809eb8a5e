using System.Text.Json;
using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Predictions;
using Kakera.Evaluation.Reports;
using Kakera.Jobs;
using Kakera.Learning.Inference;
using Kakera.Learning.Monitoring;
using Kakera.Settings;

namespace Kakera.Tests.Jobs;

/// <summary>The main job on a few tiny images: nothing is learned, but everything is there.</summary>
public sealed class PilotJobTests : IDisposable
{
    private static readonly KakeraSettings Tiny = Shrunk(new KakeraSettings());

    private readonly string _folder = Directory.CreateTempSubdirectory("kakera-pilot-").FullName;
    private readonly List<string> _said = [];

    private string Practice => Path.Combine(_folder, "practice");

    private string Workspace => Path.Combine(_folder, "work");

    [Fact]
    public void A_pilot_leaves_a_report_one_classifier_and_settings_and_is_not_repeated()
    {
        MakePracticeSet();
        PilotResult first = PilotJob.Run(Request(Tiny), Context());

        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(first.ReportJson));
        JsonElement root = json.RootElement;
        Assert.Equal(["fg-ssl", "scratch"], root.GetProperty("arms").EnumerateArray().Select(arm => arm.GetProperty("method").GetString()));
        Assert.Equal(60, root.GetProperty("data").GetProperty("used").GetInt32());
        Assert.InRange(root.GetProperty("cost").GetProperty("secondsPerThousandImages").GetDouble(), 0.001, 10000);
        string page = File.ReadAllText(first.ReportHtml);
        Assert.Contains("<svg", page);
        Assert.DoesNotContain("http-equiv=\"refresh\"", page);

        string[] classifiers = Models("classifier");
        Assert.Single(classifiers);
        ModelDescription made = ModelFile.Describe(classifiers[0]);
        Assert.Equal(made.Classes.Count, made.Calibration!.ClassWeights!.Count);
        using JsonDocument kept = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(classifiers[0])!, "request.json")));
        Assert.Equal(ReportArm.BestOf(first.Report.Arms)!.Method, kept.RootElement.GetProperty("arm").GetProperty("Method").GetString());
        Assert.All(Directory.GetDirectories(Path.Combine(Workspace, "runs")), run => Assert.True(File.Exists(Path.Combine(run, "config.toml")), run));

        DateTime trained = File.GetLastWriteTimeUtc(Models("pretrain")[0]);
        PilotResult again = PilotJob.Run(Request(Tiny), Context());
        Assert.True(again.Report.Cost.TotalSeconds >= again.Report.Cost.PretrainSeconds + again.Report.Cost.FinetuneSeconds); // that were found done
        Assert.Equal(trained, File.GetLastWriteTimeUtc(Models("pretrain")[0]));
        Assert.Equal(classifiers, Models("classifier"));
        Assert.Equal(
            first.Report.Arms.Select(arm => arm.Metrics.OrderBy(metric => metric.Key).Select(metric => metric.Value)),
            again.Report.Arms.Select(arm => arm.Metrics.OrderBy(metric => metric.Key).Select(metric => metric.Value)));
    }

    [Fact]
    public void A_pilot_of_several_methods_pretrains_each_once_and_compares_all_with_none_and_the_products_own_with_each()
    {
        MakePracticeSet();
        KakeraSettings settings = Tiny with
        {
            Pretrain = Tiny.Pretrain with { Simclr = Tiny.Pretrain.Simclr with { ProjectorWidth = 16 } },
            Pilot = Tiny.Pilot with { Methods = ["simclr:2", "fg-ssl", "scratch"] },
        };
        PilotResult result = PilotJob.Run(Request(settings), Context());
        Assert.Equal(["simclr", "fg-ssl", "scratch"], result.Report.Arms.Select(arm => arm.Method));
        Assert.Equal(
            ["simclr − scratch", "fg-ssl − simclr", "fg-ssl − scratch"],
            result.Report.Comparisons.Select(comparison => $"{comparison.Method} − {comparison.Baseline}").Distinct());
        Assert.Equal(["simclr", "fg-ssl", "untrained"], result.Report.Probes.Select(probe => probe.Encoder).Distinct());
        Assert.Equal(["simclr", "fg-ssl"], Models("pretrain").Select(path => ModelFile.Describe(path).Method));
        Assert.Contains("Pre-training with simclr.", _said);
        Assert.Equal([("simclr", 2), ("fg-ssl", settings.Pretrain.Epochs)], result.Report.Pretrainings.Select(pretraining => (pretraining.Method, pretraining.PlannedEpochs)));

        PilotJob.Run(Request(settings with { Pretrain = settings.Pretrain with { Byol = new() { Momentum = .5 } } }), Context());
        Assert.Equal(2, Models("pretrain").Length); // of a method that is not among them nothing depends
        PretrainJob.Run(Workspace, settings.With("simclr") with { Pretrain = settings.With("simclr").Pretrain with { Epochs = 2 } }, Context());
        Assert.Equal(2, Models("pretrain").Length);
    }

    [Fact]
    public void A_method_that_diverges_is_left_out_and_named_and_where_no_other_is_left_it_is_an_error()
    {
        MakePracticeSet();
        KakeraSettings settings = Tiny with
        {
            Pretrain = Tiny.Pretrain with { Simclr = Tiny.Pretrain.Simclr with { ProjectorWidth = 16, Temperature = 1e-45 } }, // nothing is finite
            Pilot = Tiny.Pilot with { Methods = ["simclr", "fg-ssl", "scratch"] },
        };
        PilotResult result = PilotJob.Run(Request(settings), Context());
        Assert.Equal(["fg-ssl", "scratch"], result.Report.Arms.Select(arm => arm.Method));
        Assert.Equal(["fg-ssl"], result.Report.Pretrainings.Select(pretraining => pretraining.Method));
        ReportFailure failure = Assert.Single(result.Report.Failures);
        Assert.Equal(("simclr", "not-finite", 1, 1L), (failure.Method, failure.Kind, failure.Epoch, failure.Step));
        Assert.Contains("simclr is left out: its numbers ran away in epoch 1 (step 1). To try it again, lower pretrain.learning_rate.", _said);
        Assert.Contains("simclr は除外しました。", File.ReadAllText(result.ReportHtml));
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(result.ReportJson));
        Assert.StartsWith("simclr is left out", json.RootElement.GetProperty("failures")[0].GetProperty("text").GetString());

        settings = RunContexts.Resolved(settings);
        using (var workspace = Kakera.Workspaces.Workspace.Open(Workspace, "test", TimeProvider.System))
        using (TrainingData data = ImageIntake.Load(workspace, settings, Context()))
            Assert.Equal([0], PilotMeter.Measure(data, ["simclr"], [], new ArmWeights(null, GivenWeightsRole.Finetune), [], settings, Context()).PretrainEpochs); // to plan a budget it is no error either

        foreach (string[] methods in new[] { new[] { "simclr", "scratch" }, ["simclr", "vicreg"] })
        {
            KakeraSettings alone = settings with
            {
                Pretrain = settings.Pretrain with { LearningRate = 1e30, WarmupEpochs = 0 },
                Pilot = settings.Pilot with { Methods = methods },
            };
            var fault = Assert.Throws<TrainingDivergedException>(() => PilotJob.Run(Request(alone), Context()));
            Assert.Contains("no longer a finite number", fault.Message);
        }
    }

    [Fact]
    public void A_method_whose_fine_tuning_diverges_is_left_out_too()
    {
        MakePracticeSet();
        KakeraSettings settings = Tiny with
        {
            Finetune = Tiny.Finetune with { Epochs = 3, ScratchLearningRate = 1e30, WarmupShare = 0 },
            Pilot = Tiny.Pilot with { Methods = ["scratch", "fg-ssl"], LabelsPerClass = "2,3" },
        };
        PilotResult result = PilotJob.Run(Request(settings), Context());
        Assert.Equal(["fg-ssl", "fg-ssl"], result.Report.Arms.Select(arm => arm.Method));
        ReportFailure failure = Assert.Single(result.Report.Failures);
        Assert.Equal(("scratch", "not-finite"), (failure.Method, failure.Kind));
        Assert.Contains(_said, said => said.StartsWith("scratch is left out: the numbers of its fine-tuning on 2 labels a class (draw 1) ran away", StringComparison.Ordinal)
            && said.EndsWith("lower finetune.scratch_learning_rate.", StringComparison.Ordinal));
        Assert.Contains("scratch は除外しました。", File.ReadAllText(result.ReportHtml));

        KakeraSettings alone = settings with { Pilot = settings.Pilot with { Methods = ["scratch"] } };
        Assert.Throws<TrainingDivergedException>(() => PilotJob.Run(Request(alone), Context()));
    }

    [Fact]
    public void What_was_calibrated_in_the_pilot_decides_what_predict_leaves_to_an_expert()
    {
        MakePracticeSet();
        PilotJob.Run(Request(Tiny with { Pilot = Tiny.Pilot with { Methods = ["scratch"] } }), Context());
        ModelFile.Calibrate(Models("classifier")[0], new AnswerCalibration(Temperature: 1, Threshold: 1.1, Accuracy: 0.95));
        PredictResult none = PredictJob.Run(Workspace, Path.Combine(Practice, "images"), null, null, Tiny, Context());
        Assert.Equal(0, none.Answered);
        Assert.InRange(none.Abstained, 60, 63);
        Assert.All(File.ReadLines(none.File).Skip(1), line => Assert.Contains(",abstained,", line));

        ModelFile.Calibrate(Models("classifier")[0], new AnswerCalibration(Temperature: 20, Threshold: 0, Accuracy: 0.95));
        PredictResult all = PredictJob.Run(Workspace, Path.Combine(Practice, "images"), null, null, Tiny, Context());
        Assert.Equal((0, none.Abstained), (all.Abstained, all.Answered));
        Assert.All(PredictionsCsv.Read(all.File).Items, item => Assert.InRange(item.Confidence, 0.25f, 0.5f)); // a high temperature evens out

        int[] answered = Answers(all);
        double[] common = [.. ModelFile.Describe(Models("classifier")[0]).Classes.Select((_, k) => k == 0 ? 1 : 1e-9)];
        ModelFile.Calibrate(Models("classifier")[0], new AnswerCalibration(Temperature: 20, Threshold: 0, Accuracy: 0.95) { ClassWeights = common });
        PredictResult one = PredictJob.Run(Workspace, Path.Combine(Practice, "images"), null, null, Tiny, Context());
        Assert.All(PredictionsCsv.Read(one.File).Items, item => Assert.InRange(item.Probabilities[0], 0.99f, 1));
        Assert.Equal(answered, Answers(one)); // whatever is common, what was answered stays

        static int[] Answers(PredictResult result) => [.. PredictionsCsv.Read(result.File).Items.Select(item => item.Answer)];
    }

    [Fact]
    public void Quadratic_kappa_is_measured_where_classes_are_ordered()
    {
        MakePracticeSet();
        PilotSettings pilot = Tiny.Pilot with { Methods = ["scratch"], OrderedClasses = true };
        PilotResult result = PilotJob.Run(Request(Tiny with { Pilot = pilot }), Context());
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(result.ReportJson));
        Interval kappa = EvaluateJob.Run(Workspace, null, Tiny with { Pilot = pilot }, Context()).Metrics[Metric.QuadraticKappa];
        Assert.Equal(kappa.Mean, json.RootElement.GetProperty("arms")[0].GetProperty("quadraticKappa").GetProperty("mean").GetDouble(), 1e-9);
        Assert.DoesNotContain(Metric.QuadraticKappa, EvaluateJob.Run(Workspace, null, Tiny, Context()).Metrics.Keys);
    }

    [Fact]
    public void Settings_that_the_user_wrote_into_the_workspace_stay_as_they_are()
    {
        MakePracticeSet();
        Directory.CreateDirectory(Workspace);
        string settings = Path.Combine(Workspace, "kakera.toml");
        File.WriteAllText(settings, "# ours\nseed = 4\n");
        ImportJob.Run(Workspace, Path.Combine(Practice, "images"), Path.Combine(Practice, "labels.csv"), null, Tiny, Context());
        Assert.Equal("# ours\nseed = 4\n", File.ReadAllText(settings));
    }

    [Fact]
    public void A_budget_is_not_kept_for_later_runs()
    {
        MakePracticeSet();
        KakeraSettings hurried = Tiny with { Pilot = Tiny.Pilot with { Budget = "1h" } };
        ImportJob.Run(Workspace, Path.Combine(Practice, "images"), Path.Combine(Practice, "labels.csv"), null, hurried, Context());
        Assert.Equal(Tiny, SettingsText.ReadFile(Path.Combine(Workspace, "kakera.toml"), new KakeraSettings()), SettingsComparer);
    }

    [Fact]
    public void Pretraining_keeps_to_its_share_of_a_budget()
    {
        MakePracticeSet();
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => PilotJob.Run(
            Request(Tiny with { Pilot = Tiny.Pilot with { Budget = "10m" } }),
            Context() with { Progress = new Immediately(progress => { if (progress.Stage == "pretrain") stop.Cancel(); }), Cancellation = stop.Token }));
        string run = Assert.Single(Directory.GetDirectories(Path.Combine(Workspace, "runs"), "*-pretrain"));
        JsonElement request = JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "request.json"))).RootElement;
        Assert.InRange(request.GetProperty("secondsLimit").GetDouble(), 60, 600);
    }

    [Fact]
    public void Without_labels_the_pilot_ends_after_pretraining_and_names_images_to_label()
    {
        MakePracticeSet();
        PilotResult result = PilotJob.Run(Request(Tiny) with { Labels = null }, Context());
        Assert.Empty(result.Report.Arms);
        Assert.NotEmpty(result.Report.LabelFirst);
        Assert.Empty(Models("classifier"));
    }

    [Fact]
    public void An_encoder_that_has_seen_what_is_now_kept_for_the_test_is_refused()
    {
        MakePracticeSet();
        PilotJob.Run(Request(Tiny) with { Labels = null }, Context());
        ImportJob.Run(Workspace, Path.Combine(Practice, "images"), Path.Combine(Practice, "labels.csv"), null, Tiny, Context());
        var fault = Assert.Throws<KakeraException>(() => FinetuneJob.Run(Workspace, fromScratch: false, encoder: null, startFrom: null, Tiny, Context()));
        Assert.Contains("pre-train again", fault.Message);

        PretrainJob.Run(Workspace, Tiny, Context());
        Assert.True(File.Exists(FinetuneJob.Run(Workspace, fromScratch: false, encoder: null, startFrom: null, Tiny, Context()).ModelPath));
    }

    [Fact]
    public void More_labels_than_any_class_has_are_refused_before_anything_is_trained()
    {
        MakePracticeSet();
        var fault = Assert.Throws<KakeraException>(() =>
            PilotJob.Run(Request(Tiny with { Pilot = Tiny.Pilot with { LabelsPerClass = "1000" } }), Context()));
        Assert.Contains("1000", fault.Message);
        Assert.False(Directory.Exists(Path.Combine(Workspace, "runs")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static readonly IEqualityComparer<KakeraSettings> SettingsComparer =
        EqualityComparer<KakeraSettings>.Create((a, b) => SettingsText.Write(a!) == SettingsText.Write(b!), settings => 0);

    private static KakeraSettings Shrunk(KakeraSettings settings) => settings with
    {
        Threads = 1,
        Image = settings.Image with { Size = 32 },
        Network = settings.Network with { EmbeddingDimension = 16, ProjectorWidth = 0 },
        Pretrain = settings.Pretrain with { Epochs = 1, BatchSize = 16, WarmupEpochs = 0 },
        Finetune = settings.Finetune with { Epochs = 1, BatchSize = 8 },
        Pilot = settings.Pilot with { LabelsPerClass = "2", Seeds = 1 },
    };

    private PilotRequest Request(KakeraSettings settings) => new()
    {
        Images = Path.Combine(Practice, "images"),
        Labels = Path.Combine(Practice, "labels.csv"),
        Workspace = Workspace,
        Settings = settings,
    };

    private void MakePracticeSet() => DemoJob.Run(Practice, images: 60, seed: 1, Context());

    private string[] Models(string kind) =>
        [.. Directory.GetDirectories(Path.Combine(Workspace, "runs"), $"*-{kind}").Order(StringComparer.Ordinal)
            .Select(run => Path.Combine(run, "model.safetensors")).Where(File.Exists)];

    private JobContext Context() =>
        new(null, _said.Add, TimeProvider.System, Language.English, null, TestContext.Current.CancellationToken);
}
