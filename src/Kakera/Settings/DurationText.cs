using System.Globalization;
using System.Text.RegularExpressions;
using Kakera.Data;

namespace Kakera.Settings;

/// <summary>Lengths of time as the user writes them: <c>90s</c>, <c>30m</c>, <c>1h30m</c>.</summary>
public static partial class DurationText
{
    /// <summary>The length of time that the text names.</summary>
    /// <param name="text">Hours, minutes and seconds.</param>
    /// <param name="where">The setting or option, for the message.</param>
    /// <exception cref="KakeraException">It is no length of time, or not above zero.</exception>
    public static TimeSpan Parse(string text, string where) =>
        Problem(text) is { } problem ? throw new KakeraException(problem, where, "Correct it and run again.") : Read(text);

    /// <summary>What is wrong with the text, or null.</summary>
    internal static string? Problem(string text) =>
        Read(text) > TimeSpan.Zero ? null : $"is \"{text}\"; must be hours, minutes and seconds, such as 90s, 30m or 1h30m";

    /// <summary>A length of time for reading: <c>1h 30m</c>, <c>4m 10s</c>, <c>12s</c>.</summary>
    public static string Write(TimeSpan duration)
    {
        int seconds = (int)Math.Round(duration.TotalSeconds);
        return seconds >= 3600 ? $"{seconds / 3600}h {seconds / 60 % 60:00}m"
            : seconds >= 60 ? $"{seconds / 60}m {seconds % 60:00}s"
            : $"{seconds}s";
    }

    private static TimeSpan Read(string text)
    {
        Match match = Form().Match(text.Trim());
        return match.Success ? new TimeSpan(Part(match, "h"), Part(match, "m"), Part(match, "s")) : TimeSpan.Zero;
    }

    private static int Part(Match match, string unit) =>
        match.Groups[unit].Success ? int.Parse(match.Groups[unit].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^((?<h>\d{1,4})h)?((?<m>\d{1,5})m)?((?<s>\d{1,6})s)?$")]
    private static partial Regex Form();
}
