using System.Text.Json;
using System.Text.Json.Nodes;
using Kakera.Data;
using Kakera.Learning.Inference;
using Kakera.Learning.Models;

namespace Kakera.Jobs;

/// <summary>The encoder that a user gives to start from, and what is known of it.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Description">What the file says of itself.</param>
/// <param name="Seen">The images that it was pre-trained on, by their keys; null where nobody knows.</param>
internal sealed record GivenWeights(string Path, ModelDescription Description, IReadOnlyList<string>? Seen)
{
    /// <summary>Looks at the file, before anything that takes time; null for none.</summary>
    /// <param name="path">What the user gave.</param>
    /// <param name="network">The network that is to start from it.</param>
    /// <exception cref="KakeraException">It is no encoder of Kakera's, or of another backbone.</exception>
    public static GivenWeights? Open(string? path, NetworkSettings network)
    {
        if (path is null)
            return null;
        ModelDescription description = StartingWeights.Open(path, network).Description;
        return new GivenWeights(path, description, ForeignWeights.AreIn(description) ? [] : SeenImages.Of(path));
    }

    /// <summary>
    /// A run's request with what decides its result: the weights themselves, wherever the file lies. The images that they have seen go along,
    /// since the run's encoder has seen them through these weights.
    /// </summary>
    public object AddTo(object request)
    {
        JsonObject values = JsonSerializer.SerializeToNode(request)!.AsObject();
        values.Add(SeenImages.StartKey, JsonSerializer.SerializeToNode(new { Description.WeightsSha256, images = Seen ?? [] }));
        return values;
    }
}
