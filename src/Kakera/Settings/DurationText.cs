using System.Globalization;
using System.Text.RegularExpressions;
using Kakera.Data;

namespace Kakera.Settings;

/// <summary>Lengths of time as the user writes them: <c>90s</c>, <c>30m</c>, <c>1h30m</c>.</summary>
public static partial class DurationText
{
    /// <summary>The length of time that the text names.</summary>
    /// <exception cref="KakeraException">It is no length of time, or not above zero.</exception>
    public static TimeSpan Parse(string text, string where)
    {
        Match match = Form().Match(text.Trim());
        TimeSpan duration = match.Success
            ? new TimeSpan(Part(match, "h"), Part(match, "m"), Part(match, "s"))
            : TimeSpan.Zero;
        return duration > TimeSpan.Zero
            ? duration
            : throw new KakeraException($"\"{text}\" is no length of time", where, "Write hours, minutes and seconds, such as 90s, 30m or 1h30m.");
    }

    /// <summary>A length of time for reading: <c>1h 30m</c>, <c>4m 10s</c>, <c>12s</c>.</summary>
    public static string Write(TimeSpan duration)
    {
        int seconds = (int)Math.Round(duration.TotalSeconds);
        return seconds >= 3600 ? $"{seconds / 3600}h {seconds / 60 % 60:00}m"
            : seconds >= 60 ? $"{seconds / 60}m {seconds % 60:00}s"
            : $"{seconds}s";
    }

    private static int Part(Match match, string unit) =>
        match.Groups[unit].Success ? int.Parse(match.Groups[unit].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^((?<h>\d{1,4})h)?((?<m>\d{1,5})m)?((?<s>\d{1,6})s)?$")]
    private static partial Regex Form();
}
