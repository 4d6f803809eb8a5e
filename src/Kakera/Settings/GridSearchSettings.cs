using Kakera.Data.Settings;

namespace Kakera.Settings;

/// <summary>How long grids are tried where <c>pretrain.grids</c> is <c>auto</c>.</summary>
public sealed record GridSearchSettings
{
    /// <summary>Without a budget: the length of each trial, as a share of the steps of <c>pretrain.epochs</c>; above 0, at most 1.</summary>
    public double TrialShare { get; init; } = .25;

    /// <summary>With a budget: the share of pre-training's time that all trials together may take; above 0, at most 1.</summary>
    public double BudgetShare { get; init; } = .4;

    /// <summary>Fewest steps of a trial, 1 … 100000. Where a budget leaves fewer, nothing is tried.</summary>
    public int LeastSteps { get; init; } = 30;

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems()
    {
        if (TrialShare is not (> 0 and <= 1))
            yield return new SettingProblem("trial_share", $"is {TrialShare}; must be above 0 and at most 1");
        if (BudgetShare is not (> 0 and <= 1))
            yield return new SettingProblem("budget_share", $"is {BudgetShare}; must be above 0 and at most 1");
        if (LeastSteps is < 1 or > 100_000)
            yield return new SettingProblem("least_steps", $"is {LeastSteps}; must be 1 to 100000");
    }
}
