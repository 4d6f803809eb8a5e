namespace Kakera.Cli.Usage;

/// <summary>Options that exist but do not go together: wrong usage, exit code 1.</summary>
/// <param name="message">What does not go together, as a sentence in the user's language.</param>
internal sealed class UsageException(string message) : Exception(message);
