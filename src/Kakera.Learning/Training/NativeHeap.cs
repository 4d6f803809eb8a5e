using System.Runtime.InteropServices;

namespace Kakera.Learning.Training;

/// <summary>
/// The memory that libtorch's tensors are taken from: glibc's, where there is one. Tensors of many sizes come and go with every step, and what
/// lies free between them is kept by the process, which so grows by a tenth or two over an hour though no more is in use.
/// </summary>
internal static class NativeHeap
{
    private static bool s_isMissing = !OperatingSystem.IsLinux();

    /// <summary>Gives what lies free back to the system. Takes some milliseconds, and the next step has to ask for its pages again.</summary>
    public static void GiveBack()
    {
        if (s_isMissing)
            return;
        try
        {
            _ = MallocTrim(0);
        }
        catch (Exception problem) when (problem is DllNotFoundException or EntryPointNotFoundException)
        {
            s_isMissing = true; // another C library, such as musl's, which gives memory back by itself
        }
    }

    [DllImport("libc.so.6", EntryPoint = "malloc_trim"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MallocTrim(nuint keep);
}
