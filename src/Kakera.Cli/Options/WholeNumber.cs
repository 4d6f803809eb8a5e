using System.Globalization;
using Kakera.Data;

namespace Kakera.Cli.Options;

/// <summary>The value of an option that is no setting and counts something.</summary>
internal static class WholeNumber
{
    /// <summary>The number, or null where the option was not given.</summary>
    /// <exception cref="KakeraException">It is no whole number from 0.</exception>
    public static int? Parse(string? text, string option)
    {
        if (text is null)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new KakeraException($"\"{text}\" is no whole number", option, "Write a number from 0, such as 160.");
    }
}
