using Kakera.Data.Settings;

namespace Kakera.Learning.Monitoring;

/// <summary>When pre-training counts as standing still, and so ends before its plan does: see <see cref="Standstill"/>.</summary>
public sealed record EarlyStopSettings
{
    /// <summary>
    /// Epochs over which nothing may have moved, at least 0; 0 never ends a run early. A tenth of the planned epochs where that is more: in a
    /// long plan, each single epoch moves little.
    /// </summary>
    public int PatienceEpochs { get; init; } = 10;

    /// <summary>The change, as a share of the value before, up to which a measure counts as not having moved: 0 … 1, 1 left out.</summary>
    public double LeastChange { get; init; } = .01;

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems()
    {
        if (PatienceEpochs < 0)
            yield return new SettingProblem("patience_epochs", $"is {PatienceEpochs}; must be at least 0");
        if (LeastChange is not (>= 0 and < 1))
            yield return new SettingProblem("least_change", $"is {LeastChange}; must be at least 0 and below 1");
    }
}
