using Kakera.Data.Catalogs.Rows;

namespace Kakera.Data.Catalogs;

/// <summary>
/// The group of each image. Stated groups that share an image's bytes are one: if they were divided, the same picture would be learned
/// from and tested on. An image without a stated group takes that of its duplicates, or is a group of its own, named for its content.
/// </summary>
internal sealed class MergedGroups
{
    private readonly Dictionary<string, string> _parent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _groupOfContent = new(StringComparer.Ordinal);

    private MergedGroups()
    {
    }

    /// <summary>The effective group of an image.</summary>
    public string this[ImageRow row] =>
        row.Group is { } stated ? Find(stated)
        : _groupOfContent.TryGetValue(row.Sha256, out string? shared) ? Find(shared)
        : NameForContent(row);

    /// <summary>The name of an image's own group.</summary>
    public static string NameForContent(ImageRow row) => row.Sha256.Length == 0 ? $"#{row.Id}" : $"#{row.Sha256[..16]}";

    /// <param name="rows">At least the files of which there are copies; of the others each is its own proof.</param>
    public static MergedGroups Of(IEnumerable<ImageRow> rows)
    {
        MergedGroups groups = new();
        foreach (ImageRow row in rows)
        {
            if (row.Group is not { } stated || row.Status is not (ImageStatus.Used or ImageStatus.Duplicate))
                continue;
            if (groups._groupOfContent.TryGetValue(row.Sha256, out string? other))
                groups.Unite(stated, other);
            else
                groups._groupOfContent.Add(row.Sha256, stated);
        }
        return groups;
    }

    private string Find(string group)
    {
        while (_parent.TryGetValue(group, out string? parent))
            group = parent;
        return group;
    }

    // The ordinally first name stands for all, whatever the order in which they were met.
    private void Unite(string a, string b)
    {
        (a, b) = (Find(a), Find(b));
        int order = string.CompareOrdinal(a, b);
        if (order < 0)
            _parent[b] = a;
        else if (order > 0)
            _parent[a] = b;
    }
}
