using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Parity;

/// <summary>How near two renderings must be to each other.</summary>
internal static class Agreement
{
    /// <summary>Of closed forms in float64, relative to the largest number.</summary>
    public const double Exact = 1e-10;

    public static void Close(IReadOnlyList<double> expected, Tensor? actual, double relative = Exact)
    {
        Assert.NotNull(actual);
        using Tensor numbers = actual.detach().to(ScalarType.Float64).contiguous();
        CloseNumbers(expected, numbers.data<double>().ToArray(), relative);
    }

    public static void CloseNumbers(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double relative = Exact)
    {
        Assert.Equal(expected.Count, actual.Count);
        double allowed = relative * Math.Max(1e-3, expected.Max(Math.Abs));
        for (int i = 0; i < expected.Count; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= allowed, $"number {i}: {expected[i]:R} expected, {actual[i]:R} found");
    }

    /// <summary>
    /// Central differences of a definition, a scalar of <paramref name="of"/>'s present numbers, against the gradient that it claims, which
    /// must be zero before the call.
    /// </summary>
    public static void GradientMatchesDifferences(Func<Variable> loss, Variable of, double relative = 1e-6)
    {
        const double Step = 1e-5;
        loss().Backward();
        double[] differences = new double[of.Values.Length];
        for (int i = 0; i < differences.Length; i++)
        {
            double middle = of.Values[i];
            of.Values[i] = middle + Step;
            double above = loss().Value;
            of.Values[i] = middle - Step;
            double below = loss().Value;
            of.Values[i] = middle;
            differences[i] = (above - below) / (2 * Step);
        }

        CloseNumbers(differences, of.Gradient, relative);
    }
}
