using Kakera.Data.Catalogs.Rows;

namespace Kakera.Data.Catalogs;

/// <summary>
/// What files with the same bytes mean for one another: they have one label between them, and their groups are one group. A file of which
/// there is no copy tells label and group by itself, so only those with copies are held here.
/// </summary>
internal sealed class SharedContents
{
    private readonly Dictionary<string, string?> _labels = new(StringComparer.Ordinal);
    private readonly HashSet<string> _contradicting = new(StringComparer.Ordinal);
    private readonly MergedGroups _groups;

    private SharedContents(IReadOnlyList<LabelledRow> files)
    {
        Files = files;
        _groups = MergedGroups.Of(files.Select(file => file.File));
        foreach (LabelledRow file in files)
        {
            string content = file.File.Sha256;
            string? earlier = _labels.GetValueOrDefault(content);
            _labels[content] = earlier ?? (file.IsWholeImage ? file.Label : null);
            if (file.IsWholeImage && earlier is not null && file.Label is not null && file.Label != earlier)
                _contradicting.Add(content);
        }
    }

    /// <summary>Every file of which there is a copy, ordered by root and path.</summary>
    public IReadOnlyList<LabelledRow> Files { get; }

    public static SharedContents Of(CatalogContext context)
    {
        IQueryable<string> several = context.Images.Where(row => row.Sha256 != "")
            .GroupBy(row => row.Sha256).Where(rows => rows.Count() > 1).Select(rows => rows.Key);
        return new SharedContents(
            [.. LabelledRow.Of(context, context.Images.Where(row => several.Contains(row.Sha256)).OrderBy(row => row.Root).ThenBy(row => row.Path))]);
    }

    /// <summary>The group that a file is in, <see cref="MergedGroups"/>.</summary>
    public string GroupOf(ImageRow file) => _groups[file];

    /// <summary>Whether another file may be in the group of this one.</summary>
    public bool MayHaveCompany(ImageRow file) => file.Group is not null || _labels.ContainsKey(file.Sha256);

    /// <summary>The label of a file's content; null where it has none, or its files contradict each other.</summary>
    public string? LabelOf(LabelledRow file)
    {
        string content = file.File.Sha256;
        if (_contradicting.Contains(content))
            return null;
        return _labels.TryGetValue(content, out string? label) ? label : file.IsWholeImage ? file.Label : null;
    }

    /// <summary>Whether files of this content have different labels.</summary>
    public bool Contradicts(string content) => _contradicting.Contains(content);
}
