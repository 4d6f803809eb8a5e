using NetVips;

namespace Kakera.Data.Images;

/// <summary>Sets libvips up for many small jobs side by side. Done once, before the first image.</summary>
internal static class VipsSetup
{
    // Held, for native code calls it.
    private static readonly Log.LogDelegate Silence = (_, _, _) => { };

    static VipsSetup()
    {
        NetVips.NetVips.Concurrency = 1; // we go over images in parallel, not over rows
        Cache.Max = 0; // no image is decoded twice the same way
        // A warning concerns one image and says so in the exception where it matters; stderr belongs to progress.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.All, Silence);
    }

    /// <summary>Makes sure that it has been done.</summary>
    public static void Ensure()
    {
    }
}
