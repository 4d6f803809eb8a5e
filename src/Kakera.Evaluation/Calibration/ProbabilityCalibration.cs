using Kakera.Evaluation.Predictions;

namespace Kakera.Evaluation.Calibration;

/// <summary>
/// Makes a probability mean what it says: stated ones are raised to the power 1/T, multiplied by the weight of their class, and normalised. Training
/// shows all classes alike, so that none is overlooked; at a site some are common and some are rare, and a weight, the share of the class to the power
/// a, says so. What was answered stays: the class that was the most probable as stated, before anybody counted.
/// </summary>
/// <remarks>
/// T: Guo et al., "On Calibration of Modern Neural Networks", arXiv 1706.04599, section 4.2. Weights, with a = 1: Saerens, Latinne and Decaestecker, "Adjusting
/// the Outputs of a Classifier to New a Priori Probabilities", Neural Computation 14 (2002). Both found together by likelihood: Alexandari, Kundaje and
/// Shrikumar, arXiv 1901.06852, who let each class have a bias of its own; few images of rare classes are not enough for that, and one a serves for all.
/// </remarks>
/// <param name="Temperature">T: above 1 probabilities are drawn together, below 1 apart.</param>
/// <param name="ClassWeights">[K], the largest is 1.</param>
public sealed record ProbabilityCalibration(double Temperature, IReadOnlyList<double> ClassWeights)
{
    private const double Floor = 1e-7; // a probability of 0 would make one image decide

    /// <summary>
    /// The temperature, 0.05 … 20, and the a of the weights, 0 … 1, that make the labels of validation images most likely; where there are none,
    /// what changes nothing.
    /// </summary>
    /// <param name="probabilities">[N][K].</param>
    /// <param name="labels">The true classes.</param>
    /// <param name="classCount">K.</param>
    public static ProbabilityCalibration Fit(IReadOnlyList<float[]> probabilities, IReadOnlyList<int> labels, int classCount)
    {
        if (probabilities.Count == 0)
            return new ProbabilityCalibration(1, [.. Enumerable.Repeat(1.0, classCount)]);

        // One image more of each class: one that these do not show is rare, not impossible.
        double[] logShares =
        [
            .. Enumerable.Range(0, classCount).Select(k => Math.Log((labels.Count(label => label == k) + 1.0) / (labels.Count + classCount))),
        ];
        double[][] logits = [.. probabilities.Select(row => row.Select(p => Math.Log(Math.Max(p, Floor))).ToArray())];

        // The loss is convex in 1/T and a, so it has one valley in log T at each a, and one along the bottoms of these.
        double power = GoldenSection.Minimum(a => Loss(LogTemperature(a), a), 0, 1);
        double largest = logShares.Max();
        return new ProbabilityCalibration(Math.Exp(LogTemperature(power)), [.. logShares.Select(share => Math.Exp(power * (share - largest)))]);

        double LogTemperature(double a) => GoldenSection.Minimum(logTemperature => Loss(logTemperature, a), Math.Log(0.05), Math.Log(20));

        double Loss(double logTemperature, double a)
        {
            double scale = Math.Exp(-logTemperature), sum = 0;
            for (int i = 0; i < logits.Length; i++)
            {
                double mass = 0;
                for (int k = 0; k < classCount; k++)
                    mass += Math.Exp(scale * logits[i][k] + a * logShares[k]);
                sum += Math.Log(mass) - scale * logits[i][labels[i]] - a * logShares[labels[i]];
            }

            return sum;
        }
    }

    /// <summary>One image's probabilities, [K].</summary>
    public float[] Apply(float[] probabilities)
    {
        double[] weighed = [.. probabilities.Select((p, k) => Math.Pow(Math.Max(p, Floor), 1 / Temperature) * ClassWeights[k])];
        double sum = weighed.Sum();
        return [.. weighed.Select(p => (float)(p / sum))];
    }

    /// <summary>All predictions of a set; their answers stay.</summary>
    public PredictionSet Apply(PredictionSet set) =>
        set with { Items = [.. set.Items.Select(item => item with { Probabilities = Apply(item.Probabilities) })] };
}
