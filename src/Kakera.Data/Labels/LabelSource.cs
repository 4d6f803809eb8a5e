namespace Kakera.Data.Labels;

/// <summary>Where the labels of imported images come from.</summary>
public sealed record LabelSource
{
    private LabelSource(LabelSourceKind kind, string? path)
    {
        Kind = kind;
        Path = path;
    }

    /// <summary>No labels: earlier ones stay.</summary>
    public static LabelSource None { get; } = new(LabelSourceKind.None, null);

    /// <summary>The folder that an image lies in is its class.</summary>
    public static LabelSource Folders { get; } = new(LabelSourceKind.Folders, null);

    /// <summary>What kind of source this is.</summary>
    public LabelSourceKind Kind { get; }

    /// <summary>The label file, or null.</summary>
    public string? Path { get; }

    /// <summary>A label file.</summary>
    public static LabelSource File(string path) => new(LabelSourceKind.File, path);

    /// <summary>Null or empty → none; the word <c>folders</c> → folders; anything else is the path of a label file.</summary>
    /// <exception cref="KakeraException">There is no such file.</exception>
    public static LabelSource Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return None;
        if (text == "folders")
            return Folders;
        if (Directory.Exists(text))
            throw new KakeraException("this is a folder, not a label file", text, "Give a CSV or TSV file, or the word \"folders\" if the folders are the classes.");
        if (!System.IO.File.Exists(text))
            throw new KakeraException("the label file does not exist", text, "Correct the path, or give the word \"folders\" if the folders are the classes.");
        return File(text);
    }
}
