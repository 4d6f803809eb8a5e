using Kakera.Data.Files;

namespace Kakera.Data.PracticeSet;

/// <summary>
/// The folder of a practice set. The images are written beside their place (<c>images.part</c>) and renamed as a whole. The note comes
/// first, so that a set that was interrupted is known for what it is and can be written again.
/// </summary>
internal sealed class PracticeSetFolder
{
    private const string StagingName = "images.part";
    private static readonly string[] Names = ["images", StagingName, "labels.csv", "labels.csv.part", "README.txt", "README.txt.part"];

    private readonly bool _isNew;

    /// <summary>Makes the folder ready.</summary>
    /// <exception cref="KakeraException">The folder holds something else than a practice set, or cannot be written.</exception>
    public PracticeSetFolder(string path, string note)
    {
        Path = System.IO.Path.GetFullPath(path);
        try
        {
            _isNew = !Directory.Exists(Path) || !Directory.EnumerateFileSystemEntries(Path).Any();
            if (!_isNew)
                RefuseForeign();
            Directory.CreateDirectory(Path);
            AtomicFile.WriteAllText(NoteFile, note);
            DeleteImages(Staging);
            Directory.CreateDirectory(Staging);
        }
        catch (Exception problem) when (FileProblem.IsOne(problem))
        {
            throw FileProblem.Translate(problem, Path);
        }
    }

    public string Path { get; }

    public string Images => System.IO.Path.Combine(Path, "images");

    public string Labels => System.IO.Path.Combine(Path, "labels.csv");

    private string NoteFile => System.IO.Path.Combine(Path, "README.txt");

    private string Staging => System.IO.Path.Combine(Path, StagingName);

    /// <summary>Writes one file; it is in its place only after <see cref="Commit"/>.</summary>
    public void Write(string name, byte[] bytes)
    {
        string path = System.IO.Path.Combine(Staging, name);
        try
        {
            File.WriteAllBytes(path, bytes);
        }
        catch (Exception problem) when (FileProblem.IsOne(problem))
        {
            throw FileProblem.Translate(problem, path);
        }
    }

    /// <summary>Puts the images and the labels into their places, instead of those of an earlier set.</summary>
    public void Commit(string labels)
    {
        try
        {
            DeleteImages(Images);
            Directory.Move(Staging, Images);
            AtomicFile.WriteAllText(Labels, labels);
        }
        catch (Exception problem) when (FileProblem.IsOne(problem))
        {
            throw FileProblem.Translate(problem, Path);
        }
    }

    /// <summary>Takes away what was begun. An earlier set stays as it was, but for its note.</summary>
    public void GiveUp()
    {
        try
        {
            DeleteImages(Staging);
            if (_isNew)
                File.Delete(NoteFile);
        }
        catch (Exception problem) when (FileProblem.IsOne(problem))
        {
            // What remains is marked as a practice set and does not stand in the way of the next one; why it was given up matters more.
        }
    }

    /// <summary>Whatever would be deleted must be ours.</summary>
    private void RefuseForeign()
    {
        bool noted = File.Exists(NoteFile) && File.ReadLines(NoteFile).FirstOrDefault() == PracticeSetNote.FirstLine;
        string? foreign = Directory.EnumerateFileSystemEntries(Path)
            .Select(entry => System.IO.Path.GetFileName(entry))
            .FirstOrDefault(name => !noted || !Names.Contains(name));
        foreign ??= new[] { Images, Staging }.Where(Directory.Exists).SelectMany(Directory.EnumerateFileSystemEntries)
            .Select(entry => System.IO.Path.GetFileName(entry))
            .FirstOrDefault(name => !name.StartsWith("synthetic_", StringComparison.Ordinal));
        if (foreign is not null)
        {
            throw new KakeraException(
                $"the folder is not empty and holds \"{foreign}\", which is not part of a practice set", Path,
                "Give a folder that does not exist yet, an empty one, or one that holds a practice set, which is then written anew.");
        }
    }

    private static void DeleteImages(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
