using System.Globalization;
using Kakera.Data;
using Kakera.Data.Files;

namespace Kakera.Workspaces;

/// <summary>
/// Keeps a second process out of a workspace. The lock is the operating system's, on an open file: it goes with its process however that
/// ends, so a file left behind by a killed one blocks nobody.
/// </summary>
internal sealed class WorkspaceLock : IDisposable
{
    private const string Name = "lock";
    private const string HolderName = "lock-holder.txt"; // beside it, since a locked file cannot be read

    // What a second FileStream without sharing meets: EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION.
    private static readonly int[] TakenCodes = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _file;
    private readonly string _holder;

    private WorkspaceLock(FileStream file, string holder) => (_file, _holder) = (file, holder);

    /// <summary>Whether a file of this name in a workspace is the lock's.</summary>
    public static bool Owns(string name) => name is Name or HolderName or HolderName + ".part";

    /// <exception cref="KakeraException">Another process holds it, or the folder cannot be written to.</exception>
    public static WorkspaceLock Take(string folder, string command, TimeProvider time)
    {
        string path = Path.Combine(folder, Name), holder = Path.Combine(folder, HolderName);
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (TakenCodes.Contains(fault.HResult))
        {
            throw new KakeraException(
                $"the workspace is in use by {Holder(holder)}", folder, "Wait until that is done, or give another folder.", fault);
        }
        catch (Exception fault) when (FileProblem.IsOne(fault))
        {
            throw FileProblem.Translate(fault, folder);
        }

        try
        {
            AtomicFile.WriteAllText(holder, string.Create(CultureInfo.InvariantCulture,
                $"process {Environment.ProcessId} ({command}, since {time.GetLocalNow():yyyy-MM-dd HH:mm})"));
        }
        catch
        {
            file.Dispose();
            throw;
        }

        return new WorkspaceLock(file, holder);
    }

    /// <summary>Lets others in. The lock file itself stays: deleting it would let two in, one on the old file and one on a new one.</summary>
    public void Dispose()
    {
        try
        {
            File.Delete(_holder);
        }
        catch (Exception fault) when (FileProblem.IsOne(fault))
        {
            // It only names the holder; the next one writes it anew.
        }

        _file.Dispose();
    }

    private static string Holder(string path)
    {
        try
        {
            return File.ReadAllText(path) is { Length: > 0 } holder ? holder : "another process";
        }
        catch (Exception fault) when (FileProblem.IsOne(fault))
        {
            return "another process"; // it is just starting or ending
        }
    }
}
