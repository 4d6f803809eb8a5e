using Kakera.Data.Catalogs.Rows;
using Kakera.Data.Images;

namespace Kakera.Data.Import;

/// <summary>What the pictures themselves give reason to look at. The database looks; no images are in memory.</summary>
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
    public static IEnumerable<Finding> Of(IQueryable<ImageRow> used, ImageLimits limits)
    {
        int count = used.Count();
        if (count == 0)
            yield break;
        int smallSide = limits.SmallSide;
        yield return FindingSearch.Of(
            FindingKind.VerySmallImages, FindingSeverity.Warning, used.Where(row => row.Width < smallSide || row.Height < smallSide));
        yield return FindingSearch.Of(FindingKind.NearlyConstant, FindingSeverity.Warning, used.Where(row => row.Spread < NearlyConstantSpread));
        yield return FindingSearch.Of(FindingKind.SeveralPages, FindingSeverity.Info, used.Where(row => row.Pages > 1));

        double area = used.Select(row => (double)row.Width * row.Height).OrderBy(pixels => pixels).Skip(count / 2).First();
        double aspect = used.Select(row => (double)row.Width / row.Height).OrderBy(ratio => ratio).Skip(count / 2).First();
        yield return FindingSearch.Of(
            FindingKind.UnusualSizes, FindingSeverity.Info,
            used.Where(row => (double)row.Width * row.Height >= UnusualArea * area || area >= UnusualArea * row.Width * row.Height
                || (double)row.Width / row.Height >= UnusualAspect * aspect || aspect >= UnusualAspect * row.Width / row.Height));

        var modes = used.GroupBy(row => row.Mode).Select(alike => new { Mode = alike.Key, Count = alike.Count() }).ToList();
        string mode = modes.MaxBy(alike => alike.Count)!.Mode;
        if (modes.Max(alike => alike.Count) >= Usual * count)
            yield return FindingSearch.Of(FindingKind.UnusualModes, FindingSeverity.Info, used.Where(row => row.Mode != mode), row => row.Mode);
        int grey = used.Count(row => row.Grey);
        bool isMostlyGrey = 2 * grey > count;
        if (Math.Max(grey, count - grey) >= Usual * count)
            yield return FindingSearch.Of(
                FindingKind.UnusualColour, FindingSeverity.Info, used.Where(row => row.Grey != isMostlyGrey), row => row.Grey ? "grey" : "colour");
    }
}
