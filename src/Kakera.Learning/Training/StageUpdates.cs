using Kakera.Learning.Schedules;

namespace Kakera.Learning.Training;

/// <summary>Which stages share an optimiser step.</summary>
internal static class StageUpdates
{
    /// <summary>One step for each stage in the progressive schedule, one for all in the joint one.</summary>
    public static ProgressiveStage[][] Of(IReadOnlyList<ProgressiveStage> stages, ScheduleKind schedule) => schedule switch
    {
        ScheduleKind.Progressive => [.. stages.Chunk(1)],
        ScheduleKind.Joint => [[.. stages]],
        _ => throw new ArgumentOutOfRangeException(nameof(schedule), schedule, null),
    };

    /// <summary>What metrics call a stage: its branch.</summary>
    public static string Name(ProgressiveStage stage) => stage.Branch.ToString().ToLowerInvariant();
}
