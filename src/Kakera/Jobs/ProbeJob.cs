using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;
using Kakera.Learning.Inference;
using Kakera.Learning.Models;
using Kakera.Learning.Probes;
using Kakera.Learning.Training;
using Kakera.Settings;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>
/// Asks frozen encoders by a linear probe and by nearest neighbours that learn from few labels, and compares them with one another and with
/// the same network before any training: a quick and repeatable way to judge a pre-training.
/// </summary>
public static class ProbeJob
{
    private const string Untrained = "untrained";

    /// <param name="workspaceFolder">The workspace, with labels.</param>
    /// <param name="encoders">
    /// What to ask, each with as many files as the first, so that they pair; none for the newest encoder of the workspace. Differences are
    /// from the first. <see cref="InstalledWeights.Word"/> stands for a file.
    /// </param>
    /// <param name="on">Which images are answered for.</param>
    /// <param name="features">Which features of the networks are asked.</param>
    /// <param name="settings">
    /// <c>pilot.labels_per_class</c>, <c>pilot.seeds</c> (the draws of labels, the same as a pilot's; one where all labels are taken and nothing
    /// is drawn), device, threads and seed.
    /// </param>
    /// <param name="context">Progress and cancellation.</param>
    /// <exception cref="KakeraException">Something that the user can mend.</exception>
    public static ProbeResult Run(
        string workspaceFolder, IReadOnlyList<ProbedEncoder> encoders, ProbedImages on, FeatureKind features, KakeraSettings settings, JobContext context)
    {
        using Workspace workspace = Workspace.Open(workspaceFolder, "probe", context.Time);
        if (encoders.Count == 0)
            encoders = [Named(Models.Encoder(workspace))];
        if (encoders.SelectMany(encoder => encoder.Files).FirstOrDefault(file => file != InstalledWeights.Word) is { } trained)
            settings = settings with { Image = settings.Image with { Size = ModelFile.Describe(trained).ImageSide } };
        encoders = [.. encoders.Select(encoder => encoder with { Files = [.. encoder.Files.Select(given => InstalledWeights.PathOf(given, workspace, settings, context)!)] })];
        Require(encoders);
        NetworkSettings network = ModelFile.Describe(encoders[0].Files[0]).Network;
        using TrainingData data = ImageIntake.Load(workspace, settings, context);
        if (data.Classes.Count == 0)
            throw new KakeraException("the workspace has no labels to ask an encoder by", workspaceFolder, "Import labels first: `kakera import IMAGES --labels FILE --workspace DIR`.");
        IReadOnlyList<int?> counts = LabelCounts.Parse(settings.Pilot.LabelsPerClass);
        LabelledDraw.Check(data, counts, context);

        var questions = new Questions(data, on, counts, settings);
        var answers = new List<EncoderAnswers>();
        foreach (ProbedEncoder encoder in encoders)
            answers.Add(new EncoderAnswers(encoder.Name, [.. encoder.Files.Select((file, i) => questions.Ask(images => FrozenFeatures.Extract(file, images, Run(i), features)))]));
        answers.Add(new EncoderAnswers(Untrained, [.. encoders[0].Files.Select((_, i) => questions.Ask(images => FrozenFeatures.ExtractUntrained(network, images, Run(i), features)))]));
        return new ProbeResult(questions.Judged.Items.Count, on, answers[0].Name, Rows(answers, counts, questions, settings));

        RunContext Run(int draw) => RunContexts.For(context, settings, workspaceFolder, draw);
    }

    /// <summary>An encoder called by the folder of its run, or by the word for the weights that come with Kakera.</summary>
    public static ProbedEncoder Named(string file) =>
        new(file == InstalledWeights.Word ? file : Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)))!, [file]);

    private static void Require(IReadOnlyList<ProbedEncoder> encoders)
    {
        int files = encoders[0].Files.Count;
        if (encoders.FirstOrDefault(encoder => encoder.Files.Count != files) is { } uneven)
        {
            throw new KakeraException(
                $"{encoders[0].Name} has {files} files and {uneven.Name} {uneven.Files.Count}, so they cannot be compared pair by pair", "--model",
                "Give as many files for each name.");
        }

        if (encoders.Select(encoder => encoder.Name).Append(Untrained).GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new KakeraException($"two encoders are called {twice.Key}", "--model", "Give each a name of its own: --model NAME=FILE.");
    }

    private static List<ProbeRow> Rows(
        IReadOnlyList<EncoderAnswers> answers, IReadOnlyList<int?> counts, Questions questions, KakeraSettings settings)
    {
        var bootstrap = new GroupBootstrap(answers[0].Of(counts[0], ProbeOutcome.Linear)[0].Items, (ulong)settings.Seed);
        var rows = new List<ProbeRow>();
        foreach (int? count in counts)
            foreach (string probe in questions.Probes)
                foreach (EncoderAnswers of in answers)
                {
                    ScoredImages[] mine = of.Of(count, probe), baseline = answers[0].Of(count, probe);
                    Interval? Difference(Metric metric) => of == answers[0] ? null : bootstrap.Difference(mine, baseline, metric);
                    rows.Add(new ProbeRow(
                        of.Name, probe, count, mine.Length,
                        bootstrap.Measure(mine, Metric.BalancedAccuracy), bootstrap.Measure(mine, Metric.MacroAuc),
                        Difference(Metric.BalancedAccuracy), Difference(Metric.MacroAuc)));
                }

        return rows;
    }

    /// <summary>One answer to one question.</summary>
    private sealed record Answer(int? LabelsPerClass, string Probe, ScoredImages Scored);

    /// <summary>What the encoders under one name answered, [file][question].</summary>
    private sealed record EncoderAnswers(string Name, IReadOnlyList<IReadOnlyList<Answer>> Files)
    {
        public ScoredImages[] Of(int? labelsPerClass, string probe) =>
            [.. Files.SelectMany(file => file).Where(answer => answer.LabelsPerClass == labelsPerClass && answer.Probe == probe).Select(answer => answer.Scored)];
    }

    /// <summary>The same questions for every encoder: each count of labels in each draw, by each probe.</summary>
    private sealed class Questions(TrainingData data, ProbedImages on, IReadOnlyList<int?> counts, KakeraSettings settings)
    {
        public IReadOnlyList<string> Probes { get; } = [ProbeOutcome.Linear, ProbeOutcome.Neighbours];

        public ImageSet Judged { get; } = on == ProbedImages.Test ? data.Test : data.Validation;

        public IReadOnlyList<Answer> Ask(Func<ImageSet, float[][]> describe)
        {
            ImageSet labelled = data.Train with { Items = [.. data.Train.Items.Where(item => item.ClassIndex is not null)] };
            Dictionary<ImageItem, float[]> features = labelled.Items.Zip(describe(labelled)).ToDictionary(pair => pair.First, pair => pair.Second);
            LabelledFeatures? validation = on == ProbedImages.Test ? Labelled(data.Validation.Items, describe(data.Validation)) : null;
            float[][] judged = describe(Judged);
            return
            [
                .. from count in counts
                   from draw in Enumerable.Range(0, LabelledDraw.Draws(data, count, settings.Pilot.Seeds))
                   let drawn = LabelledDraw.Of(data, new PilotArm(PilotArm.FgSsl, count, draw), settings).Items
                   from answer in Probe(count, Labelled(drawn, [.. drawn.Select(item => features[item])]), validation, judged)
                   select answer,
            ];
        }

        private Answer[] Probe(int? count, LabelledFeatures train, LabelledFeatures? validation, float[][] judged)
        {
            int classes = data.Classes.Count;
            float[][] linear = LinearProbe.Fit(train, validation, classes, new LinearProbeSettings()).Predict(judged);
            float[][] neighbours = KNearestNeighbours.Predict(train.Features, train.Classes, judged, classes, settings.Pretrain.Neighbours);
            return [new(count, ProbeOutcome.Linear, Scored(linear)), new(count, ProbeOutcome.Neighbours, Scored(neighbours))];
        }

        private ScoredImages Scored(float[][] probabilities) => new(PilotReport.Predictions(data.Classes, Judged.Items, probabilities));

        private static LabelledFeatures Labelled(IReadOnlyList<ImageItem> items, float[][] features) =>
            new(features, [.. items.Select(item => item.ClassIndex!.Value)]);
    }
}
