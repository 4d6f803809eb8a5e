using Kakera.Data.Catalogs.Rows;
using Kakera.Data.Images;

namespace Kakera.Data.Import;

/// <summary>What the pictures themselves give reason to look at.</summary>
internal static class PictureFindings
{
    /// <summary>An image whose values have a smaller standard deviation than this, of 255, shows nothing.</summary>
    private const double NearlyConstantSpread = 2;

    /// <summary>Where at least this share of the images is alike, the others are unusual.</summary>
    private const double Usual = 0.8;

    /// <summary>An image with this many times more or fewer pixels than the median is unusual.</summary>
    private const double UnusualArea = 16;

    /// <summary>An image this many times longer or higher than the median, by width over height, is unusual: squashing to a square deforms it otherwise.</summary>
    private const double UnusualAspect = 2;

    /// <param name="used">The used images of one folder.</param>
    /// <param name="limits">Where an image is very small.</param>
    public static IEnumerable<Finding> Of(IReadOnlyList<ImageRow> used, ImageLimits limits)
    {
        if (used.Count == 0)
            yield break;
        yield return Find(FindingKind.VerySmallImages, FindingSeverity.Warning, used, row => Math.Min(row.Width, row.Height) < limits.SmallSide);
        yield return Find(FindingKind.NearlyConstant, FindingSeverity.Warning, used, row => row.Spread < NearlyConstantSpread);
        yield return Find(FindingKind.SeveralPages, FindingSeverity.Info, used, row => row.Pages > 1);

        double area = Median(used.Select(row => (double)row.Width * row.Height));
        double aspect = Median(used.Select(row => (double)row.Width / row.Height));
        yield return Find(
            FindingKind.UnusualSizes, FindingSeverity.Info, used,
            row => Apart((double)row.Width * row.Height, area) >= UnusualArea || Apart((double)row.Width / row.Height, aspect) >= UnusualAspect);
        yield return Minority(FindingKind.UnusualModes, used, row => row.Mode);
        yield return Minority(FindingKind.UnusualColour, used, row => row.Grey ? "grey" : "colour");
    }

    private static Finding Minority(FindingKind kind, IReadOnlyList<ImageRow> used, Func<ImageRow, string> trait)
    {
        var most = used.GroupBy(trait, StringComparer.Ordinal).MaxBy(alike => alike.Count())!;
        bool isUsual = most.Count() >= Usual * used.Count;
        return FindingSearch.Of(
            kind, FindingSeverity.Info,
            used.Where(row => isUsual && trait(row) != most.Key).Select(row => $"{row.Path} ({trait(row)})"));
    }

    private static Finding Find(FindingKind kind, FindingSeverity severity, IReadOnlyList<ImageRow> used, Func<ImageRow, bool> isSo) =>
        FindingSearch.Of(kind, severity, used.Where(isSo).Select(row => row.Path));

    private static double Apart(double a, double b) => Math.Max(a / b, b / a);

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
