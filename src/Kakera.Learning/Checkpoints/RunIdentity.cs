using System.Text.Json;
using System.Text.Json.Nodes;
using Kakera.Data;

namespace Kakera.Learning.Checkpoints;

/// <summary>
/// Everything that decides a run's result, value by value under its path (<c>settings.epochs</c>). A run goes on only with what it was
/// started with: anything else would end in weights that no settings describe.
/// </summary>
internal static class RunIdentity
{
    /// <summary>Every value of <paramref name="source"/>, written as JSON, under its path.</summary>
    public static SortedDictionary<string, string> Of(object source)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Collect(JsonSerializer.SerializeToNode(source, DescriptionJson.Options), "", values);
        return values;
    }

    /// <exception cref="KakeraException">The run in <paramref name="folder"/> was started with other values.</exception>
    public static void Require(IReadOnlyDictionary<string, string> begun, IReadOnlyDictionary<string, string> now, string folder)
    {
        string[] differences =
        [
            .. begun.Keys.Union(now.Keys, StringComparer.Ordinal)
                .Where(path => begun.GetValueOrDefault(path) != now.GetValueOrDefault(path))
                .Select(path => $"{path} was {begun.GetValueOrDefault(path, "not set")}, is {now.GetValueOrDefault(path, "not set")}"),
        ];
        if (differences.Length == 0)
            return;
        string more = differences.Length > 4 ? $"; and {differences.Length - 4} more" : "";
        throw new KakeraException(
            $"this run was started with other choices: {string.Join("; ", differences.Take(4))}{more}",
            folder,
            "Restore them to go on with it, or start a new run in another folder.");
    }

    private static void Collect(JsonNode? node, string path, SortedDictionary<string, string> values)
    {
        if (node is JsonObject fields)
        {
            foreach ((string name, JsonNode? value) in fields)
                Collect(value, path.Length == 0 ? name : $"{path}.{name}", values);
        }
        else
        {
            values.Add(path, node?.ToJsonString() ?? "null");
        }
    }
}
