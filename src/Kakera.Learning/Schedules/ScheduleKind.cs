namespace Kakera.Learning.Schedules;

/// <summary>How the stages of a batch are turned into optimiser steps.</summary>
public enum ScheduleKind
{
    /// <summary>One optimiser step a stage, from fine to coarse, as published.</summary>
    Progressive,

    /// <summary>One optimiser step a batch on the sum of all stages' losses; the distorted view is encoded once.</summary>
    Joint,
}
