using Kakera.Data.Progress;

namespace Kakera.Learning.Training;

/// <summary>Where, on what and for whom a training or a prediction runs.</summary>
/// <param name="Folder">
/// The run's own folder, such as <c>runs/0001-pretrain</c>: checkpoints, metrics, events and the model are written there. Made where it
/// is missing.
/// </param>
/// <param name="Device">Where the arithmetic runs: <c>auto</c>, <c>cpu</c> or <c>cuda</c>.</param>
/// <param name="Seed">What all random numbers of the run are keyed by.</param>
/// <param name="Progress">Told how far the run is; null to be left alone.</param>
/// <param name="Time">The clock.</param>
/// <param name="Cancellation">
/// Cancelled to stop: a training writes a checkpoint and throws <see cref="OperationCanceledException"/>.
/// </param>
public sealed record RunContext(
    string Folder,
    string Device,
    ulong Seed,
    IProgress<JobProgress>? Progress,
    TimeProvider Time,
    CancellationToken Cancellation)
{
    /// <summary>
    /// Threads for arithmetic; 0 leaves the number as it is. On the CPU, results are bit-identical only for one number of threads.
    /// </summary>
    public int Threads { get; init; }

    /// <summary>
    /// What training computes in: <c>auto</c>, <c>float32</c>, <c>bfloat16</c> or <c>tf32</c>; see <see cref="PrecisionChoice"/>. Results are
    /// bit-identical only within one precision.
    /// </summary>
    public string Precision { get; init; } = PrecisionChoice.FullPrecision;

    /// <summary>The time that a pre-training is to take; it then makes fewer epochs where they take too long. Null for as long as it needs.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Told, one line at a time, what the user should know: a damaged checkpoint that was passed over; null for none.</summary>
    public Action<string>? Say { get; init; }
}
