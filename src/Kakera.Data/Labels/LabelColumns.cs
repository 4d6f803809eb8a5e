namespace Kakera.Data.Labels;

/// <summary>Where the columns of a label file are, counted from 0; null for those that there are not.</summary>
internal sealed record LabelColumns(int Image, int Label, int? Group, int? Site, int? Split, ColumnChoice Names)
{
    private static readonly string[] ImageNames = ["image", "image_id", "file", "filename"];
    private static readonly string[] LabelNames = ["label", "dx", "class", "diagnosis"];
    private static readonly string[] GroupNames = ["group", "patient", "patient_id", "lesion_id"];
    private static readonly string[] SiteNames = ["site"];
    private static readonly string[] SplitNames = ["split"];

    /// <exception cref="KakeraException">A chosen column is not there, or none is recognised for the image or the label.</exception>
    public static LabelColumns Find(string[] header, ColumnChoice choice, string path)
    {
        int? image = Place(header, choice.Image, ImageNames, path);
        int? label = Place(header, choice.Label, LabelNames, path);
        if (image is null)
            throw NotRecognised("image", ImageNames, header, path);
        if (label is null)
            throw NotRecognised("label", LabelNames, header, path);
        int? group = Place(header, choice.Group, GroupNames, path);
        int? site = Place(header, choice.Site, SiteNames, path);
        int? split = Place(header, choice.Split, SplitNames, path);
        string? Name(int? at) => at is { } column ? header[column] : null;
        return new LabelColumns(
            image.Value, label.Value, group, site, split,
            new ColumnChoice { Image = Name(image), Label = Name(label), Group = Name(group), Site = Name(site), Split = Name(split) });
    }

    // The chosen column; otherwise the first name of the list that the header has, whatever the case.
    private static int? Place(string[] header, string? chosen, string[] known, string path)
    {
        if (chosen is null)
        {
            foreach (string name in known)
                if (IndexOf(header, name, StringComparison.OrdinalIgnoreCase) is { } recognised)
                    return recognised;
            return null;
        }
        return IndexOf(header, chosen, StringComparison.Ordinal) ?? IndexOf(header, chosen, StringComparison.OrdinalIgnoreCase)
            ?? throw new KakeraException(
                $"there is no column \"{chosen}\"; the header is {Shown(header)}", path, "Correct the name in --columns.");
    }

    private static int? IndexOf(string[] header, string name, StringComparison comparison)
    {
        int at = Array.FindIndex(header, column => string.Equals(column, name, comparison));
        return at < 0 ? null : at;
    }

    private static KakeraException NotRecognised(string role, string[] known, string[] header, string path) => new(
        $"no column is recognised as the {role}; the header is {Shown(header)}", path,
        $"Say which it is with --columns {role}=COLUMN, or name it one of {string.Join(", ", known)}.");

    private static string Shown(string[] header)
    {
        const int most = 12;
        string names = string.Join(", ", header.Take(most));
        return header.Length > most ? $"{names}, … ({header.Length} columns)" : names;
    }
}
