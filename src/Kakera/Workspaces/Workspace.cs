using System.Globalization;
using Kakera.Data;
using Kakera.Data.Files;

namespace Kakera.Workspaces;

/// <summary>
/// The folder that holds all of a site's work: settings, catalog, cache, runs, models, report. One process at a time: it is locked while
/// this object lives. The folder of the source images is another, and never written to.
/// </summary>
public sealed class Workspace : IDisposable
{
    private const string Marker = "kakera-workspace";
    private const int CurrentVersion = 1;

    private readonly WorkspaceLock _lock;

    private Workspace(string folder, WorkspaceLock holder)
    {
        Folder = folder;
        _lock = holder;
        Runs = new RunFolders(Path.Combine(folder, "runs"));
    }

    /// <summary>The folder, as an absolute path.</summary>
    public string Folder { get; }

    /// <summary>The user's choices.</summary>
    public string SettingsPath => Path.Combine(Folder, SettingsName);

    /// <summary>The file name of the user's choices.</summary>
    public const string SettingsName = "kakera.toml";

    /// <summary>What is known of the images.</summary>
    public string CatalogPath => Path.Combine(Folder, "catalog.db");

    /// <summary>Decoded pixels; may be deleted at any time.</summary>
    public string CacheFolder => Path.Combine(Folder, "cache");

    /// <summary>Models that were put into service.</summary>
    public string ModelsFolder => Path.Combine(Folder, "models");

    /// <summary>The report for people.</summary>
    public string ReportHtmlPath => Path.Combine(Folder, "report.html");

    /// <summary>The report for programs.</summary>
    public string ReportJsonPath => Path.Combine(Folder, "report.json");

    /// <summary>The folders of trainings and evaluations.</summary>
    public RunFolders Runs { get; }

    /// <summary>Opens a workspace that exists.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="command">What is being done in it, for whoever finds it locked.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="KakeraException">There is none, another process is using it, or a newer version made it.</exception>
    public static Workspace Open(string folder, string command, TimeProvider time)
    {
        string path = Path.GetFullPath(folder);
        if (!File.Exists(Path.Combine(path, Marker)))
        {
            throw new KakeraException(
                Directory.Exists(path) ? "the folder is no workspace" : "there is no such workspace", path,
                "Make one with `kakera import IMAGES --workspace DIR` or `kakera pilot IMAGES --out DIR`.");
        }

        RequireVersion(path);
        return new Workspace(path, WorkspaceLock.Take(path, command, time));
    }

    /// <summary>
    /// Opens a workspace, or makes one in a folder that is missing, empty, or holds only a <c>kakera.toml</c> that the user prepared.
    /// </summary>
    /// <exception cref="KakeraException">
    /// The folder holds something else or cannot be written to, another process is using the workspace, or a newer version made it.
    /// </exception>
    public static Workspace OpenOrCreate(string folder, string command, TimeProvider time)
    {
        string path = Path.GetFullPath(folder);
        if (File.Exists(Path.Combine(path, Marker)))
            return Open(path, command, time);
        if (File.Exists(path))
            throw new KakeraException("is a file, not a folder", path, "Give another folder for the workspace.");
        try
        {
            if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any(entry => !MayStandBefore(Path.GetFileName(entry))))
            {
                throw new KakeraException(
                    "the folder is not empty and no workspace", path, "Give a new or an empty folder: nothing of yours is written over.");
            }

            Directory.CreateDirectory(path);
        }
        catch (Exception fault) when (FileProblem.IsOne(fault))
        {
            throw FileProblem.Translate(fault, path);
        }

        WorkspaceLock holder = WorkspaceLock.Take(path, command, time);
        try
        {
            AtomicFile.WriteAllText(Path.Combine(path, Marker), $"{CurrentVersion}\n");
        }
        catch
        {
            holder.Dispose();
            throw;
        }

        return new Workspace(path, holder);
    }

    // What the user prepares, and what is left where the disk was full or the process was killed before the marker was written.
    private static bool MayStandBefore(string name) => name is SettingsName or Marker + ".part" || WorkspaceLock.Owns(name);

    /// <summary>Lets other processes in.</summary>
    public void Dispose() => _lock.Dispose();

    private static void RequireVersion(string folder)
    {
        string marker = Path.Combine(folder, Marker);
        string text;
        try
        {
            text = File.ReadAllText(marker).Trim();
        }
        catch (Exception fault) when (FileProblem.IsOne(fault))
        {
            throw FileProblem.Translate(fault, marker);
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int version))
            throw new KakeraException($"the file should hold the workspace's version but holds \"{text}\"", marker, "Restore it from a copy.");
        if (version > CurrentVersion)
            throw new KakeraException($"the workspace was made by a newer Kakera (layout {version}, this one knows {CurrentVersion})", folder, "Update Kakera.");
    }
}
