using System.CommandLine;
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

    /// <summary>Lays the option's value over what the resolver has.</summary>
    public void AddTo(SettingsResolver resolver, string value)
    {
        foreach (string path in Paths)
            resolver.AddOption(path, value, Name);
    }

    private string Default() => SettingsText.Shown(new KakeraSettings(), Paths[0]) is { Length: > 0 } value ? $" [{value}]" : "";
}
