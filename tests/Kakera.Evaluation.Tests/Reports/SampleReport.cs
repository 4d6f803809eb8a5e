using Kakera.Data;
using Kakera.Data.Catalogs;
using Kakera.Data.Images;
using Kakera.Data.Import;
using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Predictions;
using Kakera.Evaluation.Reports;
using SkiaSharp;

namespace Kakera.Evaluation.Tests.Reports;

/// <summary>A whole report on made-up answers and made-up pictures.</summary>
internal static class SampleReport
{
    /// <param name="classes">The classes' names.</param>
    /// <param name="gain">How much more skill pre-training gives.</param>
    /// <param name="runs">Draws of labels of each arm.</param>
    public static ReportData WithLabels(IReadOnlyList<string>? classes = null, double gain = 0.5, int runs = 2)
    {
        classes ??= SyntheticAnswers.Classes;
        PredictionSet first = SyntheticAnswers.Of(1, 600, classes: classes);
        var bootstrap = new GroupBootstrap(first.Items, 1, 200);
        ReportArm[] arms =
        [
            .. from labels in (int?[])[10, 50, null]
               from method in (string[])["fg-ssl", "scratch"]
               let skill = (labels switch { 10 => 1.0, 50 => 1.6, _ => 2.2 }) + (method == "fg-ssl" ? gain : 0)
               let count = labels is null ? 2390 : labels.Value * classes.Count
               select Arm(bootstrap, method, labels, count, skill, classes, runs),
        ];
        ReportComparison[] comparisons =
        [
            .. from pair in arms.Chunk(2)
               from metric in (Metric[])[Metric.MacroAuc, Metric.BalancedAccuracy]
               select new ReportComparison(
                   pair[0].LabelsPerClass, metric, "fg-ssl", "scratch", bootstrap.Difference(pair[0].Runs, pair[1].Runs, metric)),
        ];
        LabelledRuns[] curve = [.. arms.Where(arm => arm.Method == "scratch").Select(arm => new LabelledRuns(arm.Labels, arm.Runs))];
        ReportLabelsNeeded[] labelsNeeded =
        [
            .. from arm in arms
               where arm.Method == "fg-ssl"
               select new ReportLabelsNeeded(
                   arm.LabelsPerClass, arm.Labels, Metric.MacroAuc, "fg-ssl", "scratch", bootstrap.LabelsToMatch(arm.Runs, curve, Metric.MacroAuc)),
        ];
        var cost = new ReportCost(1260, 815, 8.4, 1830, 148, 0.83, 20, 2310);
        ScoredImages best = arms[^2].Runs[0];
        return Frame(cost) with
        {
            Arms = arms,
            Comparisons = comparisons,
            LabelsNeeded = labelsNeeded,
            Probes =
            [
                Probe(bootstrap, "linear-probe", "pre-trained", 1.6, classes), Probe(bootstrap, "k-nn", "pre-trained", 1.4, classes),
                Probe(bootstrap, "linear-probe", "untrained", 0.7, classes), Probe(bootstrap, "k-nn", "untrained", 0.6, classes),
            ],
            Finetuning = [.. arms.SelectMany(arm => Enumerable.Range(0, runs).Select(draw => Finetuning(arm, draw)))],
            Pictures =
            [
                .. best.Items.Where(item => item.Answer != item.Label).OrderByDescending(item => item.Confidence).Take(12)
                    .Concat(best.Items.Where(item => item.Answer == item.Label).Take(6))
                    .Select((item, i) => new ReportPicture(
                        item.Image, Picture(i), classes[item.Label!.Value], classes[item.Answer], item.Confidence)),
            ],
            Images = Images(classes),
            Verdict = VerdictRules.Judge(arms, comparisons, 40, cost),
        };
    }

    public static ReportData WithoutLabels()
    {
        var cost = new ReportCost(1260, 0, 0, 1830, null, null, 20, 1410);
        return Frame(cost) with
        {
            LabelFirst = [.. Enumerable.Range(0, 24).Select(i => new ReportPicture($"2024/撮影{i:00}.jpg", Picture(i), null, null, 0))],
            Images = Images([]),
            Verdict = VerdictRules.Judge([], [], 0, cost),
        };
    }

    private static ReportData Frame(ReportCost cost) => new()
    {
        Title = "dermoscopy-2024",
        Created = new DateTimeOffset(2026, 11, 23, 9, 30, 0, TimeSpan.FromHours(9)),
        CommandLine = "kakera pilot dermoscopy-2024 --labels labels.csv --labels-per-class 10,50,all --seeds 2 --budget 60m",
        Images = Images([]),
        Findings =
        [
            new Finding(FindingKind.ConflictingLabels, FindingSeverity.Problem, 2, ["a.jpg = b.jpg", "c.jpg = d.jpg"]),
            new Finding(FindingKind.Quarantined, FindingSeverity.Warning, 3, ["notes.jpg", "broken.jpg", "empty.png"], QuarantineReason.NotAnImage),
            new Finding(FindingKind.Duplicates, FindingSeverity.Info, 14, [.. Enumerable.Range(0, 10).Select(i => $"copy-{i}.jpg")]),
        ],
        Grids = new ReportGrids
        {
            Chosen = [16, 8, 4],
            Reason = GridReason.Better,
            Score = GridScore.LinearProbe,
            Images = 480,
            Steps = 60,
            Seconds = 95,
            Trials =
            [
                new ReportGridTrial([16, 8, 4], false, new Interval(.713, .668, .755), new Interval(.031, .008, .055)),
                new ReportGridTrial([8, 4, 2], true, new Interval(.682, .636, .727), null),
                new ReportGridTrial([4, 2, 1], false, null, null),
            ],
        },
        Pretrainings =
        [
            new ReportPretraining("fg-ssl", 40, null, null, 40, "last",
            [
                .. Enumerable.Range(1, 40).Select(epoch => new ReportEpoch(
                    epoch, 120 + 900 * Math.Exp(-epoch / 9.0), epoch % 2 == 0 ? 0.04 + 0.0004 * epoch : null, epoch % 2 == 0 ? 20 + 2.6 * epoch : null,
                    epoch % 4 == 0 ? 0.62 + 0.16 * (1 - Math.Exp(-epoch / 12.0)) : null)),
            ]),
        ],
        Cost = cost,
        Verdict = VerdictRules.Judge([], [], 0, cost),
        Settings = "seed = 0\n\n[image]\nsize = 64\n\n[pretrain]\nepochs = 40\nbatch_size = 64\ngrids = [8, 4, 2]\nschedule = \"joint\"\n",
        Machine = ["AMD EPYC 7B13, 2 threads, 16 GiB", "Debian GNU/Linux 12, .NET 10.0.0", "Kakera 0.1.0, TorchSharp 0.107.0"],
    };

    private static ReportImages Images(IReadOnlyList<string> classes) => new(
        new CatalogSummary(3021, 3004, 3, 14, 0, classes.Count == 0 ? 0 : 2990, 2240,
            [.. classes.Select((name, k) => new ClassCount(name, 3004 >> (k + 1), 2240 >> (k + 1)))]),
        1804, 600, 600, 64);

    private static ReportArm Arm(
        GroupBootstrap bootstrap, string method, int? labelsPerClass, int labels, double skill, IReadOnlyList<string> classes, int runs)
    {
        ScoredImages[] scored =
            [.. Enumerable.Range(0, runs).Select(run => new ScoredImages(SyntheticAnswers.Of(skill, 600, run: run, classes: classes)))];
        return new ReportArm(
            method, labelsPerClass, labels, Enum.GetValues<Metric>().ToDictionary(metric => metric, metric => bootstrap.Measure(scored, metric)), scored)
        {
            ProbedRuns = method == "fg-ssl" ? 1 : 0,
        };
    }

    private static ReportProbe Probe(GroupBootstrap bootstrap, string probe, string encoder, double skill, IReadOnlyList<string> classes)
    {
        ScoredImages[] scored = [new(SyntheticAnswers.Of(skill, 600, run: 9, classes: classes))];
        return new ReportProbe(
            probe, encoder, 2390, Enum.GetValues<Metric>().ToDictionary(metric => metric, metric => bootstrap.Measure(scored, metric)));
    }

    private static ReportFinetuning Finetuning(ReportArm arm, int draw)
    {
        double reached = arm.Metrics[Metric.MacroAuc].Mean;
        var random = new KeyedRandom(5, (ulong)draw, (ulong)arm.Labels);
        List<ReportFinetuningEpoch> epochs = [];
        for (int epoch = 1; epoch <= 20; epoch++)
        {
            epochs.Add(new ReportFinetuningEpoch(
                epoch, 0.4 + 4 * Math.Exp(-epoch / (arm.Method == "fg-ssl" ? 4.0 : 6)) + 0.1 * random.NextDouble(),
                reached - 0.3 * Math.Exp(-epoch / 5.0) + 0.01 * random.NextGaussian()));
        }

        return new ReportFinetuning(arm.Method, arm.LabelsPerClass, draw, epochs);
    }

    /// <summary>A small made-up picture: a blot on a pale ground.</summary>
    private static byte[] Picture(int index)
    {
        const int side = 64;
        using var surface = SKSurface.Create(new SKImageInfo(side, side));
        surface.Canvas.Clear(SKColor.FromHsl(18 + index % 5, 45, 80));
        using var paint = new SKPaint { Color = SKColor.FromHsl(15 + index * 7 % 30, 40, 30 + index * 5 % 30), IsAntialias = true };
        var random = new KeyedRandom(3, (ulong)index);
        for (int i = 0; i < 30; i++)
            surface.Canvas.DrawCircle(
                (float)(32 + 8 * random.NextGaussian()), (float)(32 + 8 * random.NextGaussian()), (float)random.NextDouble(2, 8), paint);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }
}
