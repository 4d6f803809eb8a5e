using System.CommandLine;
using Kakera.Data;
using Kakera.Settings;

namespace Kakera.Cli.Options;

/// <summary>An option that is another spelling of one or more settings, so that option, file and <c>--set</c> are one mechanism.</summary>
/// <param name="Name">The option, with its dashes.</param>
/// <param name="Paths">The settings that it stands for.</param>
/// <param name="Value">The kind of value, as help shows it.</param>
/// <param name="English">What it does, in English.</param>
/// <param name="Japanese">What it does, in Japanese.</param>
internal sealed record SettingOption(string Name, string[] Paths, string Value, string English, string Japanese)
{
    /// <summary>The option for a command; help shows the setting's default.</summary>
    public Option<string> Create(Tongue tongue) => new(Name) { Description = tongue[English, Japanese] + Default(), HelpName = Value };

    /// <summary>A value that the settings know and a command does not; null where it takes them all.</summary>
    public string? Refused { get; init; }

    /// <summary>Lays the option's value over what the resolver has.</summary>
    /// <exception cref="KakeraException">It is the one that is refused.</exception>
    public void AddTo(SettingsResolver resolver, string value)
    {
        if (value.Equals(Refused, StringComparison.OrdinalIgnoreCase))
            throw new KakeraException($"{Refused} is for pretrain and pilot, which try and choose", Name, $"Write {Value}, or leave the option out.");
        foreach (string path in Paths)
            resolver.AddOption(path, value, Name);
    }

    private string Default() => SettingsText.Shown(new KakeraSettings(), Paths[0]) is { Length: > 0 } value ? $" [{value}]" : "";
}
