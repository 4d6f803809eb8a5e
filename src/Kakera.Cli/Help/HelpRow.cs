namespace Kakera.Cli.Help;

/// <summary>One line of a help page.</summary>
/// <param name="Name">The command, argument or option, as it is typed.</param>
/// <param name="Description">What it does.</param>
internal sealed record HelpRow(string Name, string? Description);
