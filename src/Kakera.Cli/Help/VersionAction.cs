using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace Kakera.Cli.Help;

/// <summary><c>--version</c>: <c>Kakera 0.1.0 (4fbbf326d545)</c>, with the revision that it was built from where that is known.</summary>
internal sealed class VersionAction(Surroundings surroundings) : SynchronousCommandLineAction
{
    private const int RevisionLength = 12;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        string full = typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        string[] parts = full.Split('+', 2);
        surroundings.Out.WriteLine(parts is [var version, var revision]
            ? $"Kakera {version} ({revision[..Math.Min(RevisionLength, revision.Length)]})"
            : $"Kakera {full}");
        return ExitCode.Done;
    }
}
