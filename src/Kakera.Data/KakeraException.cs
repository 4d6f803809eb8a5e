namespace Kakera.Data;

/// <summary>
/// Something that the user can mend: it is printed without a stack trace and ends a command with exit code 2.
/// A fault of the program itself is any other exception.
/// </summary>
public class KakeraException : Exception
{
    /// <param name="what">What is wrong, as a sentence without a full stop: "no images were found".</param>
    /// <param name="where">The file, folder, setting or option concerned, or null where the sentence says it.</param>
    /// <param name="remedy">What the user can do, as a sentence: "Give the folder that holds the JPEG, PNG, TIFF, WebP or BMP files."</param>
    /// <param name="inner">What it was noticed by, or null.</param>
    public KakeraException(string what, string? where, string remedy, Exception? inner = null)
        : base(where is null ? $"{what}. {remedy}" : $"{where}: {what}. {remedy}", inner)
    {
        What = what;
        Where = where;
        Remedy = remedy;
    }

    /// <summary>What is wrong.</summary>
    public string What { get; }

    /// <summary>The file, folder, setting or option concerned; null where <see cref="What"/> says it.</summary>
    public string? Where { get; }

    /// <summary>What the user can do about it.</summary>
    public string Remedy { get; }
}
