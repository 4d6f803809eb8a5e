using Kakera.Data.Import;
using Kakera.Evaluation.Metrics;

namespace Kakera.Evaluation.Reports;

/// <summary>Everything that a report says. Whoever fills it in decides nothing about its looks.</summary>
public sealed record ReportData
{
    /// <summary>The layout of <c>report.json</c>.</summary>
    public const int CurrentSchema = 1;

    /// <summary>What the report is on: the name of the images' folder.</summary>
    public required string Title { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Whether the images are the practice set's: the page says so plainly.</summary>
    public bool Synthetic { get; init; }

    /// <summary>The command as it was typed; null where a program called.</summary>
    public string? CommandLine { get; init; }

    /// <summary>
    /// The weights that others trained, as the user named them: their file, or the word for those that come with Kakera; null where there were none.
    /// <c>transfer</c> is fine-tuned from them.
    /// </summary>
    public string? StartFrom { get; init; }

    /// <summary>Whether <see cref="StartFrom"/> are those that come with Kakera.</summary>
    public bool StartsFromInstalled { get; init; }

    /// <summary>Whether pre-training started from these weights; if not, it started from random ones, and fine-tuning after it from these.</summary>
    public bool PretrainsFromGiven { get; init; }

    /// <summary>The images.</summary>
    public required ReportImages Images { get; init; }

    /// <summary>Whether the classes are ordered as they are listed, so that <see cref="Metric.QuadraticKappa"/> is shown.</summary>
    public bool OrderedClasses { get; init; }

    /// <summary>What was noticed in them.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Images of which nothing says what patient or lesion they show: others of the same may lie on both sides of the division.</summary>
    public int ImagesWithoutGroup => Findings.Where(finding => finding.Kind == FindingKind.ImagesWithoutGroup).Sum(finding => finding.Count);

    /// <summary>Trained classifiers, by method and number of labels; empty without labels.</summary>
    public IReadOnlyList<ReportArm> Arms { get; init; } = [];

    /// <summary>Differences between methods on the same labels.</summary>
    public IReadOnlyList<ReportComparison> Comparisons { get; init; } = [];

    /// <summary>What the differences are worth in labels; empty where fewer than two numbers of labels were tried.</summary>
    public IReadOnlyList<ReportLabelsNeeded> LabelsNeeded { get; init; } = [];

    /// <summary>What the frozen encoder knows, trained and untrained.</summary>
    public IReadOnlyList<ReportProbe> Probes { get; init; } = [];

    /// <summary>How grids were chosen; null where they were given.</summary>
    public ReportGrids? Grids { get; init; }

    /// <summary>Pre-training with each method.</summary>
    public IReadOnlyList<ReportPretraining> Pretrainings { get; init; } = [];

    /// <summary>Methods that were asked for and left out, since their pre-training came to nothing.</summary>
    public IReadOnlyList<ReportFailure> Failures { get; init; } = [];

    /// <summary>Fine-tunings, epoch by epoch.</summary>
    public IReadOnlyList<ReportFinetuning> Finetuning { get; init; } = [];

    /// <summary>The answers shown as pictures: the surest mistakes first, then a sample of right ones.</summary>
    public IReadOnlyList<ReportPicture> Pictures { get; init; } = [];

    /// <summary>Without labels: the images to label first.</summary>
    public IReadOnlyList<ReportPicture> LabelFirst { get; init; } = [];

    /// <summary>What it took.</summary>
    public required ReportCost Cost { get; init; }

    /// <summary>Whether it pays.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The resolved settings, as TOML.</summary>
    public required string Settings { get; init; }

    /// <summary>Processor, cores, memory, system, versions: one line each.</summary>
    public IReadOnlyList<string> Machine { get; init; } = [];
}
