using System.Reflection;
using System.Runtime.InteropServices;

namespace Kakera.Jobs;

/// <summary>What a figure was measured on.</summary>
internal static class MachineFacts
{
    /// <summary>Processor, memory, system and versions, a line each.</summary>
    public static IReadOnlyList<string> Lines() =>
    [
        $"{Processor()}, {Environment.ProcessorCount} threads, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GiB",
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}",
        $"Kakera {typeof(MachineFacts).Assembly.GetName().Version?.ToString(3)}, TorchSharp {VersionOf("TorchSharp")}",
    ];

    /// <summary>The most memory that this process has held so far, in megabytes.</summary>
    public static double PeakMemoryMegabytes()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / (1024.0 * 1024);
    }

    private static string Processor()
    {
        const string path = "/proc/cpuinfo";
        string? line = File.Exists(path) ? File.ReadLines(path).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':') + 1)..].Trim();
    }

    private static string? VersionOf(string assembly) =>
        AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(loaded => loaded.GetName().Name == assembly)
            ?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
}
