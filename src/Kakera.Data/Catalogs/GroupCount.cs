using Kakera.Data.Catalogs.Rows;

namespace Kakera.Data.Catalogs;

/// <summary>Counts used images and their groups. Groups of a single image are counted and forgotten.</summary>
internal sealed class GroupCount
{
    private readonly HashSet<string> _groups = new(StringComparer.Ordinal);
    private int _alone;

    public int Images { get; private set; }

    public int Groups => _alone + _groups.Count;

    public void Add(SharedContents shared, ImageRow used)
    {
        Images++;
        if (shared.MayHaveCompany(used))
            _groups.Add(shared.GroupOf(used));
        else
            _alone++;
    }
}
