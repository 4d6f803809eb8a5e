using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kakera.Data;
using Kakera.Data.Files;
using Kakera.Settings;

namespace Kakera.Workspaces;

/// <summary>
/// The numbered folders of a workspace's runs, <c>runs/0003-finetune</c>. A run is found again by what it was started with, so that the same
/// request goes on with the folder that it began.
/// </summary>
public sealed class RunFolders
{
    /// <summary>What a run was started with, in its folder.</summary>
    internal const string RequestName = "request.json";

    private const string SettingsName = "config.toml";
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    private readonly string _folder;

    internal RunFolders(string folder) => _folder = folder;

    /// <summary>The folder of the run that was started with <paramref name="request"/>, or a new one with the next number.</summary>
    /// <param name="kind">What the run does: <c>pretrain</c>, <c>finetune</c>, <c>evaluate</c>, <c>predict</c>.</param>
    /// <param name="request">Everything that decides the run's result, as a record that JSON can hold.</param>
    /// <param name="settings">All settings, resolved: kept beside the result as <c>config.toml</c>, which <c>--config</c> reads.</param>
    /// <exception cref="KakeraException">The folder cannot be made or written to.</exception>
    public string ForRequest(string kind, object request, KakeraSettings settings)
    {
        string wanted = JsonSerializer.Serialize(request, Json);
        foreach (string existing in Existing(kind))
        {
            string path = Path.Combine(existing, RequestName);
            if (File.Exists(path) && File.ReadAllText(path) == wanted)
                return existing;
        }

        int number = Existing("*").Select(NumberOf).DefaultIfEmpty(0).Max() + 1;
        string folder = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{number:0000}-{kind}"));
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (FileProblem.IsOne(fault))
        {
            throw FileProblem.Translate(fault, folder);
        }

        try
        {
            AtomicFile.WriteAllText(Path.Combine(folder, SettingsName), SettingsText.Write(settings));
            AtomicFile.WriteAllText(Path.Combine(folder, RequestName), wanted); // last: a folder that has it is a run
        }
        catch (KakeraException)
        {
            Discard(folder);
            throw;
        }

        return folder;
    }

    /// <summary>A request with one value more, for what only some runs of a kind are started with: those without it are found as before.</summary>
    internal static object Extended(object request, string key, object value)
    {
        JsonObject values = JsonSerializer.SerializeToNode(request)!.AsObject();
        values.Add(key, JsonSerializer.SerializeToNode(value));
        return values;
    }

    // A folder without its request would never be found again, and would only use up a number.
    private static void Discard(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception fault) when (FileProblem.IsOne(fault))
        {
            // Why it was given up matters more.
        }
    }

    /// <summary>The newest folder of a kind, or null.</summary>
    public string? Latest(string kind) => Existing(kind) is [.., var newest] ? newest : null;

    /// <summary>All folders of a kind, in the order of their numbers.</summary>
    public IReadOnlyList<string> Existing(string kind) =>
        Directory.Exists(_folder)
            ? [.. Directory.EnumerateDirectories(_folder, $"????-{kind}").Where(folder => NumberOf(folder) > 0).OrderBy(NumberOf)]
            : [];

    private static int NumberOf(string folder) =>
        int.TryParse(Path.GetFileName(folder).AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
