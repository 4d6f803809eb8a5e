using Kakera.Data.Settings;

namespace Kakera.Learning.Losses;

/// <summary>The weights of <see cref="CrossCorrelationLoss"/>.</summary>
public sealed record CrossCorrelationSettings
{
    /// <summary>λ, what an off-diagonal element weighs against a diagonal one: above 0 and at most 1.</summary>
    public double OffDiagonalWeight { get; init; } = 5e-3;

    /// <summary>
    /// Whether to compute λ²‖C − I‖² with the unbiased deviation, as the published program does (its departure 2): on- and off-diagonal
    /// elements weigh alike. Only to measure the difference.
    /// </summary>
    public bool Reference { get; init; }

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems()
    {
        if (OffDiagonalWeight is not (> 0 and <= 1))
            yield return new SettingProblem("off_diagonal_weight", $"is {OffDiagonalWeight}; must be above 0 and at most 1");
    }
}
