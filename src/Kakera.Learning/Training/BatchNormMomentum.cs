using Kakera.Learning.Models;
using static TorchSharp.torch;

namespace Kakera.Learning.Training;

/// <summary>
/// How fast running means and variances follow, as a function of the step. The branches' .01 needs some hundred steps before the network
/// answers in evaluation as it does in training; a fine-tuning on a few labels has fewer. So the window is at most a tenth of the run,
/// and the first steps average what has been seen instead of holding on to the start.
/// </summary>
internal sealed class BatchNormMomentum(nn.Module network, long totalSteps)
{
    private const double FastestForShortRuns = .1;

    private readonly (BatchNormalization Module, double Own)[] _normalisations =
        [.. network.modules().OfType<BatchNormalization>().Select(module => (module, module.Momentum))];

    /// <summary>max(own, min(10 / T, .1), 1 / (step + 1)), T the steps of the run.</summary>
    public static double At(double own, long step, long totalSteps) =>
        Math.Max(Math.Max(own, Math.Min(10.0 / totalSteps, FastestForShortRuns)), 1.0 / (step + 1));

    public void Apply(long step)
    {
        foreach ((BatchNormalization module, double own) in _normalisations)
            module.Momentum = At(own, step, totalSteps);
    }
}
