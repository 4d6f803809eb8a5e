using System.Reflection;

namespace Kakera.Conventions.Tests.NativeLibraryFix;

/// <summary>The build step as it worked on this very build.</summary>
public class BuiltLibraryTests
{
    private const string Version = "GLIBCXX_3.4.32";

    private static string Built => Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");

    private static string Cached => typeof(BuiltLibraryTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(item => item.Key == "CachedTorchLibrary").Value!;

    [Fact]
    public void The_copy_in_the_output_is_mended_and_differs_in_one_byte()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the library of Linux is fixed on Linux");
        byte[] built = File.ReadAllBytes(Built), cached = File.ReadAllBytes(Cached);
        Assert.False(ElfVersionNeeds.Weaken([.. built], Version), "the output still needs the version");
        Assert.Equal(cached.Length, built.Length);
        int[] changed = [.. Enumerable.Range(0, built.Length).Where(at => built[at] != cached[at])];
        Assert.Single(changed);
    }

    [Fact]
    public void The_package_cache_is_as_it_came()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the library of Linux is fixed on Linux");
        Assert.Null(new FileInfo(Built).LinkTarget);
        Assert.True(
            ElfVersionNeeds.Weaken(File.ReadAllBytes(Cached), Version),
            "the cached library needs no mending: either it was written to, or TorchSharp has mended it and eng/NativeLibraryFix can go");
    }
}
