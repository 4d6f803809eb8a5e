namespace Kakera.Learning.Tests.Parity;

/// <summary>The losses, written down element by element, with their gradients by hand.</summary>
internal static class LossDefinitions
{
    /// <summary>Σᵢ (1 − Cᵢᵢ)² + λ Σᵢ≠ⱼ Cᵢⱼ² of two views [N, D], each coordinate standardised with its biased variance + 1e-5.</summary>
    public static Variable CrossCorrelation(Variable x, Variable y, double lambda) =>
        Weighted(x, y, n => n, 1e-5, (i, j, c) => i == j ? (1 - c) * (1 - c) : lambda * c * c, (i, j, c) => i == j ? -2 * (1 - c) : 2 * lambda * c);

    /// <summary>The published program's λ² Σ (C − I)², standardised with the unbiased variance.</summary>
    public static Variable Reference(Variable x, Variable y, double lambda) =>
        Weighted(
            x,
            y,
            n => n - 1,
            0,
            (i, j, c) => lambda * lambda * (c - (i == j ? 1 : 0)) * (c - (i == j ? 1 : 0)),
            (i, j, c) => 2 * lambda * lambda * (c - (i == j ? 1 : 0)));

    /// <summary>Σₙ wₙ (−Σₖ tₙₖ log pₙₖ) / Σₙ wₙ with wₙ = Σₖ tₙₖ vₖ, of logits [N, K].</summary>
    public static Variable CrossEntropy(Variable logits, double[] targets, double[] classWeights)
    {
        int n = logits.Shape[0], k = logits.Shape[1];
        double[] p = new double[n * k], w = new double[n];
        double loss = 0;
        for (int image = 0; image < n; image++)
        {
            double sum = 0;
            for (int c = 0; c < k; c++)
            {
                sum += Math.Exp(logits.Values[image * k + c]);
                w[image] += targets[image * k + c] * classWeights[c];
            }

            for (int c = 0; c < k; c++)
            {
                p[image * k + c] = Math.Exp(logits.Values[image * k + c]) / sum;
                loss -= w[image] * targets[image * k + c] * Math.Log(p[image * k + c]);
            }
        }

        double total = w.Sum();
        return Variable.Computed([loss / total], [], [logits], result =>
        {
            for (int q = 0; q < n * k; q++)
                logits.Gradient[q] += result.Gradient[0] * w[q / k] * (p[q] - targets[q]) / total;
        });
    }

    private static Variable Weighted(
        Variable x,
        Variable y,
        Func<int, double> degrees,
        double floor,
        Func<int, int, double, double> element,
        Func<int, int, double, double> slope)
    {
        int n = x.Shape[0], d = x.Shape[1];
        Standard a = Standardised(x, degrees(n), floor), b = Standardised(y, degrees(n), floor);
        double loss = 0;
        double[,] slopes = new double[d, d];
        for (int i = 0; i < d; i++)
        {
            for (int j = 0; j < d; j++)
            {
                double c = 0;
                for (int image = 0; image < n; image++)
                    c += a.Z[image * d + i] * b.Z[image * d + j] / n;
                loss += element(i, j, c);
                slopes[i, j] = slope(i, j, c);
            }
        }

        return Variable.Computed([loss], [], [x, y], result =>
        {
            double[] toA = new double[n * d], toB = new double[n * d];
            for (int image = 0; image < n; image++)
                for (int i = 0; i < d; i++)
                    for (int j = 0; j < d; j++)
                    {
                        toA[image * d + i] += result.Gradient[0] * slopes[i, j] * b.Z[image * d + j] / n;
                        toB[image * d + j] += result.Gradient[0] * slopes[i, j] * a.Z[image * d + i] / n;
                    }

            PassBack(x, a, toA, degrees(n));
            PassBack(y, b, toB, degrees(n));
        });
    }

    private sealed record Standard(double[] Z, double[] Deviation);

    private static Standard Standardised(Variable x, double degrees, double floor)
    {
        int n = x.Shape[0], d = x.Shape[1];
        double[] z = new double[n * d], deviation = new double[d];
        for (int i = 0; i < d; i++)
        {
            double mean = 0, variance = floor;
            for (int image = 0; image < n; image++)
                mean += x.Values[image * d + i] / n;
            for (int image = 0; image < n; image++)
                variance += (x.Values[image * d + i] - mean) * (x.Values[image * d + i] - mean) / degrees;
            deviation[i] = Math.Sqrt(variance);
            for (int image = 0; image < n; image++)
                z[image * d + i] = (x.Values[image * d + i] - mean) / deviation[i];
        }

        return new Standard(z, deviation);
    }

    /// <summary>∂z/∂x = (δ − 1/N) / σ − z zᵀ / (degrees · σ), coordinate by coordinate.</summary>
    private static void PassBack(Variable x, Standard standard, double[] gradient, double degrees)
    {
        int n = x.Shape[0], d = x.Shape[1];
        for (int i = 0; i < d; i++)
        {
            double sum = 0, along = 0;
            for (int image = 0; image < n; image++)
            {
                sum += gradient[image * d + i];
                along += gradient[image * d + i] * standard.Z[image * d + i];
            }

            for (int image = 0; image < n; image++)
            {
                int q = image * d + i;
                x.Gradient[q] += (gradient[q] - sum / n - standard.Z[q] * along / degrees) / standard.Deviation[i];
            }
        }
    }
}
