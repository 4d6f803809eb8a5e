using Kakera.Learning.Checkpoints;

namespace Kakera.Learning.Training;

/// <summary>How far the run in a folder is, read without starting it.</summary>
/// <param name="Epochs">
/// The epochs that it was planned to have: a run that has begun keeps them, whatever a new budget would allow. Of a finished run, those that it had.
/// </param>
/// <param name="Step">Batches that a resumed run would not train on again.</param>
/// <param name="TotalSteps">Batches in all.</param>
/// <param name="IsFinished">Whether its model is written.</param>
public sealed record RunState(int Epochs, long Step, long TotalSteps, bool IsFinished)
{
    /// <summary>The state of the run in <paramref name="folder"/>; null where none has left a checkpoint there.</summary>
    /// <exception cref="Data.KakeraException">The run's result is there but cannot be read.</exception>
    public static RunState? Read(string folder)
    {
        if (FinishedRun.Find(folder) is { } finished)
        {
            long steps = (long)finished.Epochs * finished.StepsPerEpoch;
            return new RunState(finished.Epochs, steps, steps, IsFinished: true);
        }
        return new CheckpointStore(folder).DescribeNewest() is { } begun
            ? new RunState(begun.Epochs, begun.Step, (long)begun.Epochs * begun.StepsPerEpoch, IsFinished: false)
            : null;
    }
}
