namespace Kakera.Evaluation.Calibration;

/// <summary>Golden-section search (Kiefer 1953) for the lowest point of a single valley: it needs no derivative and cannot run away.</summary>
internal static class GoldenSection
{
    private const double Width = 1e-4;
    private static readonly double Golden = (Math.Sqrt(5) - 1) / 2;

    /// <summary>Where a function with one valley between two places is lowest, to within 0.0001.</summary>
    public static double Minimum(Func<double, double> function, double low, double high)
    {
        double a = high - Golden * (high - low), b = low + Golden * (high - low);
        double atA = function(a), atB = function(b);
        while (high - low > Width)
        {
            if (atA <= atB)
            {
                (high, b, atB) = (b, a, atA);
                a = high - Golden * (high - low);
                atA = function(a);
            }
            else
            {
                (low, a, atA) = (a, b, atB);
                b = low + Golden * (high - low);
                atB = function(b);
            }
        }

        return (low + high) / 2;
    }
}
