namespace Kakera.Evaluation.Reports;

/// <summary>How the grids of a pre-training were chosen.</summary>
public sealed record ReportGrids
{
    /// <summary>The grids chosen, from fine to coarse.</summary>
    public required IReadOnlyList<int> Chosen { get; init; }

    /// <summary>Why.</summary>
    public required GridReason Reason { get; init; }

    /// <summary>By what the trials were compared.</summary>
    public required GridScore Score { get; init; }

    /// <summary>Training images that scores were measured on.</summary>
    public required int Images { get; init; }

    /// <summary>Batches that each trial was pre-trained on; 0 where nothing was tried.</summary>
    public required long Steps { get; init; }

    /// <summary>What all trials took together, interruptions left out.</summary>
    public required double Seconds { get; init; }

    /// <summary>The trials, from fine to coarse; empty where nothing was tried.</summary>
    public required IReadOnlyList<ReportGridTrial> Trials { get; init; }
}
