using System.Globalization;
using Kakera.Learning.Training;

namespace Kakera.Settings;

/// <summary>A way to begin, as <c>pilot.methods</c> writes it: its name, and after a colon the epochs of its own pre-training, such as <c>simclr:65</c>.</summary>
/// <param name="Name">The method.</param>
/// <param name="Epochs">Epochs of its pre-training; null for <see cref="PretrainSettings.Epochs"/>, which are those of all that name none.</param>
public sealed record ComparedMethod(string Name, int? Epochs)
{
    private const char Separator = ':';

    /// <summary>The method that <paramref name="text"/> stands for; null where what follows the colon is no number of epochs.</summary>
    /// <remarks>Whether there is a method of this name is not asked.</remarks>
    public static ComparedMethod? Parse(string text)
    {
        if (text.IndexOf(Separator) is var colon && colon < 0)
            return new ComparedMethod(text, null);
        return int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int epochs) && epochs is >= 1 and <= PretrainSettings.MostEpochs
            ? new ComparedMethod(text[..colon], epochs)
            : null;
    }
}
