using Kakera.Learning.Optimizers;

namespace Kakera.Learning.Tests.Optimizers;

/// <summary>The optimisers number by number, in float64, from their papers' equations.</summary>
internal sealed class PlainOptimizer(OptimizerSettings settings)
{
    private readonly Dictionary<string, (double[] First, double[] Second, int Count)> _memory = [];

    public void Step(string name, double[] w, double[] g, double rate, bool isVector)
    {
        (double[] first, double[] second, int count) = _memory.GetValueOrDefault(name, (new double[w.Length], new double[w.Length], 0));
        _memory[name] = (first, second, ++count);
        double q = 1;
        double decay = isVector && settings.Kind != OptimizerKind.Sgd ? 0 : settings.WeightDecay;
        if (settings.Kind == OptimizerKind.Lars && !isVector)
            q = settings.TrustCoefficient * Math.Sqrt(w.Sum(x => x * x)) / Math.Sqrt(w.Zip(g, (wi, gi) => gi + decay * wi).Sum(x => x * x));
        for (int i = 0; i < w.Length; i++)
        {
            if (settings.Kind == OptimizerKind.AdamW)
            {
                first[i] = settings.Beta1 * first[i] + (1 - settings.Beta1) * g[i];
                second[i] = settings.Beta2 * second[i] + (1 - settings.Beta2) * g[i] * g[i];
                double m = first[i] / (1 - Math.Pow(settings.Beta1, count)), v = second[i] / (1 - Math.Pow(settings.Beta2, count));
                w[i] = w[i] - rate * decay * w[i] - rate * m / (Math.Sqrt(v) + settings.Epsilon);
            }
            else
            {
                first[i] = settings.Momentum * first[i] + q * (g[i] + decay * w[i]);
                w[i] -= rate * first[i];
            }
        }
    }
}
