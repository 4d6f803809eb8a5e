using System.Runtime.InteropServices;

namespace Kakera.Learning.Models;

/// <summary>
/// One of the libraries that libtorch may take for a float32 convolution on a processor. On processors that it does not know it says so on
/// stderr, at every convolution that it is asked for, and another one is taken. Without it that other one is taken everywhere, and nothing is said.
/// </summary>
internal static class Nnpack
{
    private const string Library = "libtorch_cpu.so"; // loaded by then, so found by its name alone

    private static readonly bool s_isOff = TrySwitchOff();

    /// <summary>
    /// Makes sure that it is not taken in this process. Call it when libtorch has been loaded. False where libtorch cannot be told so.
    /// </summary>
    public static bool SwitchOff() => s_isOff;

    // These functions of libtorch have no place in its C interface, only the names that GCC and Clang give them.
    private static bool TrySwitchOff()
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            SetUserEnabled(GlobalContext(), false);
            return true;
        }
        catch (Exception problem) when (problem is DllNotFoundException or EntryPointNotFoundException)
        {
            return false; // another libtorch: there may be lines on stderr
        }
    }

    [DllImport(Library, EntryPoint = "_ZN2at13globalContextEv"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint GlobalContext();

    [DllImport(Library, EntryPoint = "_ZN2at7Context20setUserEnabledNNPACKEb"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void SetUserEnabled(nint context, [MarshalAs(UnmanagedType.U1)] bool isEnabled);
}
