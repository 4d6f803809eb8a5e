using Kakera.Data;

namespace Kakera.Settings;

/// <summary>One thing wrong with a text of settings, and where it stands.</summary>
/// <param name="Path">The setting; empty where the text is no TOML at all.</param>
/// <param name="Message">What is wrong with it.</param>
/// <param name="Origin">The file or option that said so; null for a default.</param>
/// <param name="Line">Its line in the file, from 1; null for an option.</param>
internal sealed record SettingFault(string Path, string Message, string? Origin, int? Line)
{
    /// <summary>One message of all faults, so that the user corrects them in one go.</summary>
    public static KakeraException Together(IReadOnlyList<SettingFault> faults)
    {
        string[] origins = [.. faults.Select(fault => fault.Origin).OfType<string>().Distinct()];
        bool fromSeveral = faults.Select(fault => fault.Origin).Distinct().Count() > 1;
        string list = string.Concat(faults.Select(fault => $"\n  {fault.Text(fromSeveral)}"));
        return new KakeraException(
            faults.Count == 1 ? "a setting cannot be used" : $"{faults.Count} settings cannot be used",
            origins.Length > 0 ? string.Join(", ", origins) : null,
            (faults.Count == 1 ? "Correct it and run again:" : "Correct these and run again:") + list);
    }

    private string Text(bool withOrigin)
    {
        string?[] place = [withOrigin ? Origin : null, Line is int line ? $"line {line}" : null];
        string where = string.Join(", ", place.OfType<string>());
        return Path.Length == 0 ? $"{where}: {Message}" : where.Length == 0 ? $"{Path}: {Message}" : $"{Path} ({where}): {Message}";
    }
}
