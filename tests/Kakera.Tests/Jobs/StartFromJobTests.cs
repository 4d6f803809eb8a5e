using System.Text.Json;
using Kakera.Data;
using Kakera.Evaluation.Reports;
using Kakera.Jobs;
using Kakera.Learning.Inference;
using Kakera.Learning.Models;
using Kakera.Settings;
using TorchSharp;

namespace Kakera.Tests.Jobs;

/// <summary>Pre-training and pilots that start from given weights, on a few tiny images.</summary>
public sealed class StartFromJobTests : IDisposable
{
    private static readonly KakeraSettings Tiny = new()
    {
        Device = "cpu",
        Threads = 1,
        Image = new ImageSettings { Size = 32 },
        Network = new NetworkSettings { EmbeddingDimension = 16, ProjectorWidth = 0 },
        Pretrain = new() { Epochs = 1, BatchSize = 16, WarmupEpochs = 0 },
        Finetune = new() { Epochs = 1, BatchSize = 8 },
        Pilot = new PilotSettings { LabelsPerClass = "2,3", Seeds = 1, Methods = [.. PilotSettings.MethodsWithStart] },
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("kakera-start-").FullName;
    private readonly List<string> _said = [];

    private string Practice => Path.Combine(_folder, "practice");

    private string Workspace => Path.Combine(_folder, "work");

    [Fact]
    public void A_pilot_compares_pretraining_from_given_weights_with_these_alone_and_with_random_ones()
    {
        MakePracticeSet();
        string given = Imported(seed: 1);
        KakeraSettings published = Tiny with { GivenWeights = GivenWeightsRole.Pretrain };
        PilotResult result = Pilot(given, published);
        Assert.Equal(["fg-ssl", "transfer", "scratch"], result.Report.Arms.Select(arm => arm.Method).Distinct());
        string[] compared = ["fg-ssl − transfer", "fg-ssl − scratch", "transfer − scratch"];
        Assert.Equal(compared, result.Report.Comparisons.Select(comparison => $"{comparison.Method} − {comparison.Baseline}").Distinct());
        Assert.Equal(compared, result.Report.LabelsNeeded.Select(worth => $"{worth.Method} − {worth.Baseline}").Distinct());
        Assert.Equal(["pre-trained", "given", "untrained"], result.Report.Probes.Select(probe => probe.Encoder).Distinct());
        Assert.Contains($"First weights: the encoder of {given}.", _said);

        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(result.ReportJson));
        Assert.Equal(given, json.RootElement.GetProperty("startFrom").GetString());
        double seconds = Assert.Single(Runs("pretrain").Select(run => JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "result.json"))).RootElement.GetProperty("seconds").GetDouble()));
        Assert.Equal(seconds, json.RootElement.GetProperty("cost").GetProperty("pretrainSeconds").GetDouble(), 1e-3); // transfer adds none
        string page = File.ReadAllText(result.ReportHtml);
        Assert.Contains("from the given weights alone", page);
        Assert.Contains("与えた重みのみ", page);
        Assert.Contains(result.Report.Verdict.Reasons, reason => reason.English.Contains("the strongest of these: from the given weights alone; from random weights."));

        string?[] starts = [.. Runs("finetune").Select(run => Request(run).GetProperty("startFrom").GetString())];
        string trained = ModelFile.Describe(Path.Combine(Assert.Single(Runs("pretrain")), "model.safetensors")).WeightsSha256;
        Assert.Equal([trained, ModelFile.Describe(given).WeightsSha256, null], starts.Distinct());
        Assert.Equal(starts.Select(start => start == ModelFile.Describe(given).WeightsSha256 ? 2 : 1), Enlargements());
        Assert.Contains("Pre-training did not begin with random weights", page);

        Pilot(given, published);
        Assert.Equal((1, 6), (Runs("pretrain").Length, Runs("finetune").Length)); // nothing is done twice
        Pilot(Imported(seed: 2), published);
        Assert.Equal((2, 10), (Runs("pretrain").Length, Runs("finetune").Length)); // all but what starts from random weights is
    }

    [Fact]
    public void Given_weights_are_fine_tuned_once_for_all_methods_and_pretraining_begins_without_them()
    {
        MakePracticeSet();
        string given = Imported(seed: 1);
        PilotResult result = Pilot(given);
        Assert.DoesNotContain(_said, sentence => sentence.StartsWith("First weights", StringComparison.Ordinal));
        string trained = ModelFile.Describe(Path.Combine(Assert.Single(Runs("pretrain")), "model.safetensors")).WeightsSha256, theirs = ModelFile.Describe(given).WeightsSha256;
        Assert.Equal([theirs, null, theirs, null], Runs("finetune").Select(run => Request(run).GetProperty("startFrom").GetString())); // 2 and 3 labels
        string[] probed = [.. Runs("classifier").Select(run => string.Join('+', Request(run).GetProperty("probed").EnumerateArray()))];
        Assert.Equal([$"{trained}+{theirs}", theirs, "", $"{trained}+{theirs}", theirs, ""], probed);
        Assert.All(Runs("finetune"), run => Assert.False(File.Exists(Path.Combine(run, "model.safetensors")))); // the best classifier holds its own
        Assert.Equal([2, 1, 2, 1], Enlargements()); // random weights see images as they are
        string kept = Path.Combine(Assert.Single(Runs("classifier"), run => File.Exists(Path.Combine(run, "model.safetensors"))), "model.safetensors");
        Assert.Equal(Request(Path.GetDirectoryName(kept)!).GetProperty("arm").GetProperty("Method").GetString() == "scratch" ? 1 : 2, ModelFile.Describe(kept).Enlargement);

        string page = File.ReadAllText(result.ReportHtml);
        Assert.Contains("Your images taught a network of its own", page);
        double[] seconds = [.. Runs("finetune").Select(run => JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "result.json"))).RootElement.GetProperty("seconds").GetDouble())];
        Assert.Equal(seconds.Sum(), result.Report.Cost.FinetuneSeconds, 1e-3); // what arms share is not paid twice

        Assert.Equal(seconds.Sum(), Pilot(given).Report.Cost.FinetuneSeconds, 1e-3);
        ReportData withoutTransfer = Pilot(given, Tiny with { Pilot = Tiny.Pilot with { Methods = ["fg-ssl", "scratch"] } }).Report;
        Assert.Contains(withoutTransfer.Verdict.Reasons, reason => reason.English.Contains("nothing here started from the given weights alone"));
        Assert.DoesNotContain(result.Report.Verdict.Reasons, reason => reason.English.Contains("nothing here started"));
        Assert.Equal((1, 4, 6), (Runs("pretrain").Length, Runs("finetune").Length, Runs("classifier").Length)); // nothing is done twice
        Pilot(Imported(seed: 2));
        Assert.Equal((1, 6, 10), (Runs("pretrain").Length, Runs("finetune").Length, Runs("classifier").Length)); // all that they have a part in
    }

    [Fact]
    public void Where_the_fine_tuning_of_given_weights_diverges_all_methods_that_share_it_are_left_out_at_once()
    {
        MakePracticeSet();
        KakeraSettings settings = Tiny with { Finetune = Tiny.Finetune with { Epochs = 3, EncoderLearningRate = 1e30, WarmupShare = 0 } };
        PilotResult result = Pilot(Imported(seed: 1), settings);
        Assert.Equal(["scratch"], result.Report.Arms.Select(arm => arm.Method).Distinct());
        Assert.Equal(["fg-ssl", "transfer"], result.Report.Failures.Select(failure => failure.Method));
        Assert.Single(Runs("finetune"), run => !File.Exists(Path.Combine(run, "result.json"))); // the one that was tried
    }

    [Fact]
    public void Step_by_step_fine_tuning_does_as_the_pilot_did()
    {
        MakePracticeSet();
        string given = Imported(seed: 1);
        Pilot(given);
        FinetuneJob.Run(Workspace, fromScratch: false, encoder: null, given, Tiny, Context());
        Assert.Equal((4, 6), (Runs("finetune").Length, Runs("classifier").Length)); // with 3 labels a class, as the pilot's last count
        FinetuneJob.Run(Workspace, fromScratch: false, encoder: null, startFrom: null, Tiny, Context());
        Assert.Equal((5, 7), (Runs("finetune").Length, Runs("classifier").Length)); // from the encoder itself
        FinetuneJob.Run(Workspace, fromScratch: true, encoder: null, startFrom: null, Tiny, Context());
        Assert.Equal((5, 7), (Runs("finetune").Length, Runs("classifier").Length));
    }

    [Fact]
    public void Transfer_without_given_weights_is_refused_before_anything_is_read()
    {
        string message = Assert.Throws<KakeraException>(() => Pilot(startFrom: null)).Message;
        Assert.Contains("transfer fine-tunes given weights, and none are given", message);
        Assert.Contains("--start-from imagenet or --start-from FILE", message);
        Assert.False(Directory.Exists(Workspace));
    }

    [Fact]
    public void Weights_that_do_not_fit_are_refused_before_anything_is_read()
    {
        string message = Assert.Throws<KakeraException>(() => Pilot(Imported(seed: 1), Tiny with { Network = Tiny.Network with { Backbone = Backbone.ResNet34 } })).Message;
        Assert.Contains("--backbone resnet18", message);
        string block = Path.Combine(_folder, "encoder.safetensors");
        using var network = new FgSslNetwork(Tiny.Network with { EmbeddingDimension = 24 }, null, 1);
        using (torch.NewDisposeScope())
        {
            ModelFile.Write(block, network, new ModelDescription
            {
                Kind = ModelKind.Encoder, Network = network.Settings, Classes = [], ImageSide = 32, Settings = JsonSerializer.SerializeToElement("none"),
            });
        }

        Assert.Contains("--set network.embedding_dimension=24", Assert.Throws<KakeraException>(() => Pilot(block)).Message);
    }

    [Fact]
    public void Installed_weights_that_were_left_behind_are_missed_before_anything_is_read()
    {
        // Beside these tests there are none: they lie beside the command line.
        Assert.Contains("the weights that come with Kakera are not there", Assert.Throws<KakeraException>(() => Pilot(InstalledWeights.Word)).Message);
        Assert.False(Directory.Exists(Workspace));
    }

    [Fact]
    public void Where_transfer_is_not_compared_the_pilot_says_what_stays_unknown()
    {
        MakePracticeSet();
        Pilot(Imported(seed: 1), Tiny with { Pilot = Tiny.Pilot with { Methods = ["scratch"], LabelsPerClass = "2" } });
        Assert.Contains(_said, sentence => sentence.StartsWith("transfer is not among the methods", StringComparison.Ordinal));
    }

    [Fact]
    public void An_encoder_goes_on_with_more_images_and_what_the_first_had_seen_is_not_forgotten()
    {
        MakePracticeSet();
        Import(labels: true);
        string first = PretrainJob.Run(Workspace, Tiny, Context()).ModelPath;
        Assert.False(Request(Path.GetDirectoryName(first)!).TryGetProperty("startFrom", out _));
        string second = PretrainJob.Run(Workspace, Tiny, Context(), first).ModelPath;
        Assert.NotEqual(first, second);
        Assert.Contains($"First weights: encoder, block and heads of {first}.", _said);
        Assert.Equal(second, PretrainJob.Run(Workspace, Tiny, Context(), first).ModelPath);
        Assert.Equal(ModelFile.Describe(first).WeightsSha256, Request(Path.GetDirectoryName(second)!).GetProperty("startFrom").GetProperty("WeightsSha256").GetString());
        Assert.Equal(2 * SeenImages.Of(first)!.Count, SeenImages.Of(second)!.Count); // its own, and those of the first
    }

    [Fact]
    public void Weights_that_have_seen_what_is_now_kept_for_the_test_are_refused()
    {
        MakePracticeSet();
        Import(labels: false);
        string first = PretrainJob.Run(Workspace, Tiny, Context()).ModelPath; // without labels, all images are for training
        Import(labels: true);
        foreach (Action start in (Action[])[() => PretrainJob.Run(Workspace, Tiny, Context(), first), () => Pilot(first)])
        {
            string message = Assert.Throws<KakeraException>(start).Message;
            Assert.Contains("that are now kept for the test", message);
            Assert.Contains("Start from another encoder", message);
        }
    }

    [Fact]
    public void Of_an_encoder_away_from_its_run_nobody_knows_what_it_has_seen_and_that_is_said()
    {
        MakePracticeSet();
        Import(labels: true);
        string copy = Path.Combine(_folder, "copy.safetensors");
        File.Copy(PretrainJob.Run(Workspace, Tiny, Context()).ModelPath, copy);
        PretrainJob.Run(Workspace, Tiny, Context(), copy);
        Assert.Contains(_said, sentence => sentence.StartsWith($"Nobody knows which images {copy} was pre-trained on", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"images":[1,2]}""", "1 2")]
    [InlineData("""{"images":[1],"startFrom":{"WeightsSha256":"a","images":["3","4"]}}""", "1 3 4")]
    [InlineData("""{"images":[1],"startFrom":"runs/0001-pretrain/model.safetensors"}""", "1")] // a fine-tuning's
    [InlineData("""{"source":"ab"}""", "")]
    public void What_an_encoder_has_seen_is_read_from_its_request(string request, string seen)
    {
        File.WriteAllText(Path.Combine(_folder, "request.json"), request);
        Assert.Equal(seen, string.Join(' ', SeenImages.Of(Path.Combine(_folder, "model.safetensors"))!));
    }

    [Fact]
    public void Fine_tuning_from_imported_weights_is_called_transfer()
    {
        MakePracticeSet();
        Import(labels: true);
        FinetuneJob.Run(Workspace, fromScratch: false, Imported(seed: 1), startFrom: null, Tiny, Context());
        Assert.Equal("transfer", Request(Assert.Single(Runs("classifier"))).GetProperty("arm").GetProperty("Method").GetString());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private PilotResult Pilot(string? startFrom, KakeraSettings? settings = null) => PilotJob.Run(new PilotRequest
    {
        Images = Path.Combine(Practice, "images"),
        Labels = Path.Combine(Practice, "labels.csv"),
        StartFrom = startFrom,
        Workspace = Workspace,
        Settings = settings ?? Tiny,
    }, Context());

    private void MakePracticeSet() => DemoJob.Run(Practice, images: 60, seed: 1, Context());

    private void Import(bool labels) =>
        ImportJob.Run(Workspace, Path.Combine(Practice, "images"), labels ? Path.Combine(Practice, "labels.csv") : null, null, Tiny, Context());

    // The weights of a residual network under torchvision's names, as safetensors, taken in.
    private string Imported(ulong seed)
    {
        string path = Path.Combine(_folder, $"theirs-{seed}.safetensors");
        using var network = new FgSslNetwork(Tiny.Network, null, seed);
        using (torch.NewDisposeScope())
        {
            var header = new Dictionary<string, object>();
            using var data = new MemoryStream();
            foreach ((string name, torch.Tensor weight) in network.Encoder.state_dict().Where(entry => entry.Value.is_floating_point()))
            {
                long begin = data.Length;
                data.Write(weight.bytes);
                header.Add(name, new { dtype = "F32", shape = weight.shape, data_offsets = new[] { begin, data.Length } });
            }

            byte[] json = JsonSerializer.SerializeToUtf8Bytes(header);
            using FileStream file = File.Create(path);
            file.Write(BitConverter.GetBytes((long)json.Length));
            file.Write(json);
            data.WriteTo(file);
        }

        return WeightsJob.Import(Path.Combine(_folder, "weights"), path, PixelConvention.Normalised, Tiny, Context()).ModelPath;
    }

    private string[] Runs(string kind) => [.. Directory.GetDirectories(Path.Combine(Workspace, "runs"), $"*-{kind}").Order(StringComparer.Ordinal)];

    private IEnumerable<int> Enlargements() =>
        Runs("finetune").Select(run => Request(run).GetProperty("finetune").TryGetProperty("Enlarge", out JsonElement times) ? times.GetInt32() : 1);

    private static JsonElement Request(string run) => JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "request.json"))).RootElement;

    private JobContext Context() =>
        new(null, _said.Add, TimeProvider.System, Language.English, null, TestContext.Current.CancellationToken);
}
