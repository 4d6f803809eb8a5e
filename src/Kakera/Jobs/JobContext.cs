using Kakera.Data;
using Kakera.Data.Progress;

namespace Kakera.Jobs;

/// <summary>What a job needs from whoever started it.</summary>
/// <param name="Progress">Told how far the job is; null to be left alone.</param>
/// <param name="Say">Told one line at a time what the user should know while the job runs: the plan of a budget, a shortfall; null for none.</param>
/// <param name="Time">The clock.</param>
/// <param name="Language">The language of <paramref name="Say"/> and of the report.</param>
/// <param name="CommandLine">The command as the user typed it, kept with the run and shown in the report; null where a program called.</param>
/// <param name="Cancellation">Cancelled on Ctrl+C: a job in training writes a checkpoint and throws <see cref="OperationCanceledException"/>.</param>
public sealed record JobContext(
    IProgress<JobProgress>? Progress,
    Action<string>? Say,
    TimeProvider Time,
    Language Language,
    string? CommandLine,
    CancellationToken Cancellation);
