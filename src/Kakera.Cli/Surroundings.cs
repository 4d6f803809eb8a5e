namespace Kakera.Cli;

/// <summary>What the program sees of the world, so that tests can give it another.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Progress and errors.</param>
/// <param name="Time">The clock.</param>
/// <param name="Cancellation">Cancelled on Ctrl+C.</param>
internal sealed record Surroundings(TextWriter Out, TextWriter Error, TimeProvider Time, CancellationToken Cancellation)
{
    /// <summary>Whether a person watches <see cref="Error"/> as it is written.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>How many cells a line on the terminal has.</summary>
    public Func<int> Columns { get; init; } = () => 80;

    /// <summary>The locale, such as <c>ja_JP.UTF-8</c>, or null.</summary>
    public string? Locale { get; init; }
}
