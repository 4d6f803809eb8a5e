namespace Kakera.Cli.Tests;

/// <summary>A command line that was run inside the test.</summary>
internal sealed record Ran(int ExitCode, string Out, string Error)
{
    public static Ran With(params string[] args) => Run(null, args, default);

    public static Ran In(string locale, params string[] args) => Run(locale, args, default);

    public static Ran Cancelled(CancellationToken cancellation, params string[] args) => Run(null, args, cancellation);

    private static Ran Run(string? locale, string[] args, CancellationToken cancellation)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        int exitCode = CommandLine.Run(args, new Surroundings(output, error, TimeProvider.System, cancellation) { Locale = locale });
        return new Ran(exitCode, output.ToString(), error.ToString());
    }
}
