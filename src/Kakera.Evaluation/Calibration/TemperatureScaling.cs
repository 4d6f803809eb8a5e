using Kakera.Evaluation.Predictions;

namespace Kakera.Evaluation.Calibration;

/// <summary>
/// Makes confidence mean what it says: probabilities are raised to the power 1/T and normalised, T chosen by the likelihood of validation
/// images. The answers stay the same. Source: Guo et al., "On Calibration of Modern Neural Networks", arXiv 1706.04599, section 4.2.
/// </summary>
public static class TemperatureScaling
{
    private const double Floor = 1e-7; // a probability of 0 would make one image decide

    /// <summary>The temperature that makes the labels of validation images most likely, 0.05 … 20; 1 where there are none.</summary>
    /// <param name="probabilities">[N][K].</param>
    /// <param name="labels">The true classes.</param>
    public static double Fit(IReadOnlyList<float[]> probabilities, IReadOnlyList<int> labels)
    {
        if (probabilities.Count == 0)
            return 1;

        // The likelihood is unimodal in log T; golden-section search needs no derivative and cannot run away.
        double golden = (Math.Sqrt(5) - 1) / 2;
        double low = Math.Log(0.05), high = Math.Log(20);
        double a = high - golden * (high - low), b = low + golden * (high - low);
        double lossA = Loss(probabilities, labels, Math.Exp(a)), lossB = Loss(probabilities, labels, Math.Exp(b));
        while (high - low > 1e-4)
        {
            if (lossA <= lossB)
            {
                (high, b, lossB) = (b, a, lossA);
                a = high - golden * (high - low);
                lossA = Loss(probabilities, labels, Math.Exp(a));
            }
            else
            {
                (low, a, lossA) = (a, b, lossB);
                b = low + golden * (high - low);
                lossB = Loss(probabilities, labels, Math.Exp(b));
            }
        }

        return Math.Exp((low + high) / 2);
    }

    /// <summary>Probabilities at a temperature: above 1 they are drawn together, below 1 apart.</summary>
    public static float[] Apply(float[] probabilities, double temperature)
    {
        double[] powers = [.. probabilities.Select(p => Math.Pow(Math.Max(p, Floor), 1 / temperature))];
        double sum = powers.Sum();
        return [.. powers.Select(power => (float)(power / sum))];
    }

    /// <summary>All predictions of a set at a temperature.</summary>
    public static PredictionSet Apply(PredictionSet set, double temperature) =>
        set with { Items = [.. set.Items.Select(item => item with { Probabilities = Apply(item.Probabilities, temperature) })] };

    private static double Loss(IReadOnlyList<float[]> probabilities, IReadOnlyList<int> labels, double temperature)
    {
        double sum = 0;
        for (int i = 0; i < labels.Count; i++)
            sum -= Math.Log(Math.Max(Apply(probabilities[i], temperature)[labels[i]], Floor));
        return sum / labels.Count;
    }
}
