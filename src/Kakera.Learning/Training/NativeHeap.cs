using System.Runtime.InteropServices;

namespace Kakera.Learning.Training;

/// <summary>
/// The memory that libtorch's tensors are taken from: glibc's, where there is one. Tensors of many sizes come and go with every step. Left to
/// itself, glibc hands the pages of large ones back at once, and the next step pays for each page again, up to a fifth of its time. And what
/// lies free between tensors stays with the process, which so grows by a tenth or two over an hour though no more is in use. So pages are kept
/// while steps follow one another, and all that is free is given back between epochs.
/// </summary>
internal static class NativeHeap
{
    // From glibc's malloc.h.
    private const int TrimThreshold = -1;
    private const int MostMappings = -4;

    private static bool s_isMissing = !OperatingSystem.IsLinux();
    private static bool s_keepsPages;

    /// <summary>Keeps freed pages for the next tensors from now on, in the whole process, until they are given back.</summary>
    public static void KeepPages()
    {
        if (s_keepsPages)
            return;
        s_keepsPages = true;
        Ask(() =>
        {
            _ = MallocOption(MostMappings, 0);   // large tensors from the heap as well, not from mappings of their own
            _ = MallocOption(TrimThreshold, -1); // and the heap's end is not cut off when it is free
        });
    }

    /// <summary>Gives what lies free back to the system. Takes some milliseconds, and the next step has to ask for its pages again.</summary>
    public static void GiveBack() => Ask(() => _ = MallocTrim(0));

    private static void Ask(Action what)
    {
        if (s_isMissing)
            return;
        try
        {
            what();
        }
        catch (Exception problem) when (problem is DllNotFoundException or EntryPointNotFoundException)
        {
            s_isMissing = true; // another C library, such as musl's, which sees to its memory by itself
        }
    }

    [DllImport("libc.so.6", EntryPoint = "malloc_trim"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MallocTrim(nuint keep);

    [DllImport("libc.so.6", EntryPoint = "mallopt"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MallocOption(int option, int value);
}
