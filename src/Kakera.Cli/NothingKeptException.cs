namespace Kakera.Cli;

/// <summary>A job was interrupted that leaves nothing to go on from.</summary>
/// <param name="interruption">The interruption.</param>
internal sealed class NothingKeptException(OperationCanceledException interruption)
    : OperationCanceledException(interruption.Message, interruption, interruption.CancellationToken);
