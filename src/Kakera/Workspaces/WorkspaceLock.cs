using System.Globalization;
using Kakera.Data;

namespace Kakera.Workspaces;

/// <summary>
/// Keeps a second process out of a workspace. The lock is the operating system's, on an open file: it goes with its process however that
/// ends, so a file left behind by a killed one blocks nobody.
/// </summary>
internal sealed class WorkspaceLock : IDisposable
{
    private const string Name = "lock";
    private const string HolderName = "lock-holder.txt"; // beside it, since a locked file cannot be read

    private readonly FileStream _file;

    private WorkspaceLock(FileStream file) => _file = file;

    /// <exception cref="KakeraException">Another process holds it, or the folder cannot be written to.</exception>
    public static WorkspaceLock Take(string folder, string command, TimeProvider time)
    {
        string path = Path.Combine(folder, Name);
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new KakeraException("the workspace cannot be written to", folder, "Ask for permission to write there, or use another folder.", fault);
        }
        catch (IOException fault)
        {
            throw new KakeraException(
                $"the workspace is in use by {Holder(folder)}", folder, "Wait until that is done, or give another folder.", fault);
        }

        File.WriteAllText(Path.Combine(folder, HolderName), string.Create(CultureInfo.InvariantCulture,
            $"process {Environment.ProcessId} ({command}, since {time.GetLocalNow():yyyy-MM-dd HH:mm})"));
        return new WorkspaceLock(file);
    }

    public void Dispose() => _file.Dispose();

    private static string Holder(string folder)
    {
        string path = Path.Combine(folder, HolderName);
        return File.Exists(path) && File.ReadAllText(path) is { Length: > 0 } holder ? holder : "another process";
    }
}
