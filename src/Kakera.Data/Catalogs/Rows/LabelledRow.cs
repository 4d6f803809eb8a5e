using Microsoft.EntityFrameworkCore;

namespace Kakera.Data.Catalogs.Rows;

/// <summary>A file with the newest label that was given to it itself, not to another of the same bytes.</summary>
internal sealed class LabelledRow
{
    public required ImageRow File { get; init; }

    public string? Label { get; init; }

    /// <summary>Some of the files with their labels. Taken one after another, no more than one is in memory.</summary>
    public static IQueryable<LabelledRow> Of(CatalogContext context, IQueryable<ImageRow> files) => files.AsNoTracking().Select(row => new LabelledRow
    {
        File = row,
        Label = context.Labels.Where(label => label.ImageId == row.Id).OrderByDescending(label => label.Id).Select(label => label.Class).FirstOrDefault(),
    });

    /// <summary>The files that are whole images: used, and further copies of used ones.</summary>
    public static IQueryable<LabelledRow> OfWholeImages(CatalogContext context) => Of(
        context, context.Images.Where(row => row.Status == ImageStatus.Used || row.Status == ImageStatus.Duplicate));

    public bool IsWholeImage => File.Status is ImageStatus.Used or ImageStatus.Duplicate;
}
