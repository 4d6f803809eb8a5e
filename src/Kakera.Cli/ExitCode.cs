namespace Kakera.Cli;

/// <summary>What scripts may rely on.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Wrong usage: an unknown command or option.</summary>
    public const int Usage = 1;

    /// <summary>Something that the user can mend.</summary>
    public const int Mendable = 2;

    /// <summary>A fault of the program.</summary>
    public const int Fault = 70;

    /// <summary>Interrupted, after a checkpoint.</summary>
    public const int Interrupted = 130;
}
