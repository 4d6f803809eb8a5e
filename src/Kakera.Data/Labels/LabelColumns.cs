using CsvHelper;

namespace Kakera.Data.Labels;

/// <summary>Where the columns of a label file are, counted from 0; null for those that there are not.</summary>
/// <param name="Image">Which names the image.</param>
/// <param name="Label">Which has the class; null where each class has a column of its own.</param>
/// <param name="OneHot">The columns of the classes; null where <paramref name="Label"/> is the one.</param>
/// <param name="Group">Which names the patient or lesion.</param>
/// <param name="Site">Which names the place.</param>
/// <param name="Split">Which says train, validation or test.</param>
/// <param name="Names">The same by name.</param>
internal sealed record LabelColumns(int Image, int? Label, OneHotColumns? OneHot, int? Group, int? Site, int? Split, ColumnChoice Names)
{
    private static readonly string[] ImageNames = ["image", "image_id", "id_code", "file", "filename"];
    private static readonly string[] LabelNames = ["label", "dx", "class", "diagnosis"];
    private static readonly string[] GroupNames = ["group", "patient", "patient_id", "lesion_id"];
    private static readonly string[] SiteNames = ["site"];
    private static readonly string[] SplitNames = ["split"];

    /// <param name="header">The names of all columns.</param>
    /// <param name="choice">Columns that the user chose; the others are recognised.</param>
    /// <param name="path">The table, for the message.</param>
    /// <param name="rows">Opens the table behind its header; asked only where no column of the header is the label.</param>
    /// <exception cref="KakeraException">A chosen column is not there, or none is recognised for the image or the label.</exception>
    public static LabelColumns Find(string[] header, ColumnChoice choice, string path, Func<CsvReader> rows)
    {
        bool classesHaveColumns = choice.OneHot.Count > 0 || choice.Rest is not null;
        int? image = Place(header, choice.Image, ImageNames, path);
        int? label = classesHaveColumns ? null : Place(header, choice.Label, LabelNames, path);
        if (image is null)
            throw NotRecognised("image", ImageNames, header, path);
        int? group = Place(header, choice.Group, GroupNames, path);
        int? site = Place(header, choice.Site, SiteNames, path);
        int? split = Place(header, choice.Split, SplitNames, path);
        OneHotColumns? oneHot = null;
        if (choice.OneHot.Count > 0)
        {
            int[] places = [.. choice.OneHot.Select(name => Chosen(header, name, path))];
            oneHot = new OneHotColumns(places, [.. places.Select(at => header[at])], choice.Rest ?? OneHotColumns.DefaultRest);
        }
        else if (label is null)
        {
            using CsvReader behindHeader = rows();
            HashSet<int> taken = [.. new[] { image, group, site, split }.OfType<int>()];
            oneHot = OneHotColumns.Recognise(header, taken, choice.Rest, behindHeader)
                ?? throw NotRecognised("label", LabelNames, header, path);
        }
        string? Name(int? at) => at is { } column ? header[column] : null;
        return new LabelColumns(image.Value, label, oneHot, group, site, split, new ColumnChoice
        {
            Image = Name(image), Label = Name(label), Group = Name(group), Site = Name(site), Split = Name(split),
            OneHot = oneHot?.Classes ?? [], Rest = oneHot?.Rest,
        });
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
        return Chosen(header, chosen, path);
    }

    private static int Chosen(string[] header, string chosen, string path) =>
        IndexOf(header, chosen, StringComparison.Ordinal) ?? IndexOf(header, chosen, StringComparison.OrdinalIgnoreCase)
            ?? throw new KakeraException(
                $"there is no column \"{chosen}\"; the header is {Shown(header)}", path, "Correct the name in --columns.");

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
