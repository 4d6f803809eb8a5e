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
    /// <summary>How the value is written in TOML; as it is where null.</summary>
    public Func<string, string>? ToToml { get; init; }

    /// <summary>The option for a command.</summary>
    public Option<string> Create(Tongue tongue) => new(Name) { Description = tongue[English, Japanese], HelpName = Value };

    /// <summary>The settings with the option's value.</summary>
    public KakeraSettings Apply(string value, KakeraSettings settings)
    {
        string toml = ToToml is null ? value : ToToml(value);
        return Paths.Aggregate(settings, (current, path) => SettingsText.Assign($"{path}={toml}", current, Name));
    }
}
