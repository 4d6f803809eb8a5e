using Kakera.Data;
using Kakera.Learning.Inference;
using Kakera.Learning.Models;
using Kakera.Settings;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>The encoder that a user gives to start from, and what is known of it.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Description">What the file says of itself.</param>
/// <param name="Seen">The images that it was pre-trained on, by their keys; null where nobody knows.</param>
internal sealed record GivenWeights(string Path, ModelDescription Description, IReadOnlyList<string>? Seen)
{
    /// <summary>Looks at what the user gave, before anything that takes time or makes a workspace.</summary>
    /// <param name="given">A file, <see cref="InstalledWeights.Word"/>, or null for none.</param>
    /// <param name="network">The network that is to start from it.</param>
    /// <exception cref="KakeraException">It is no encoder of Kakera's, or of another backbone.</exception>
    public static void Require(string? given, NetworkSettings network)
    {
        if (given == InstalledWeights.Word)
            InstalledWeights.RequireFor(network);
        else if (given is not null)
            StartingWeights.Open(given, network);
    }

    /// <summary>What the user gave, and what is known of it; null for none.</summary>
    /// <param name="given">A file, <see cref="InstalledWeights.Word"/>, or null for none.</param>
    /// <param name="workspace">Receives the encoder that is made of installed weights.</param>
    /// <param name="settings">The network that is to start from it.</param>
    /// <param name="context">The clock.</param>
    /// <exception cref="KakeraException">As <see cref="Require"/>.</exception>
    public static GivenWeights? Open(string? given, Workspace workspace, KakeraSettings settings, JobContext context)
    {
        if (InstalledWeights.PathOf(given, workspace, settings, context) is not { } path)
            return null;
        ModelDescription description = StartingWeights.Open(path, settings.Network).Description;
        return new GivenWeights(path, description, ForeignWeights.AreIn(description) ? [] : SeenImages.Of(path));
    }

    /// <summary>Refuses an arm that fine-tunes given weights where none are given, or where they do not fit; told before anything is trained.</summary>
    /// <exception cref="KakeraException">As said.</exception>
    public static void RequireForFinetuning(string? given, NetworkSettings network)
    {
        if (given is null)
        {
            throw new KakeraException(
                "transfer fine-tunes given weights, and none are given", "--start-from",
                "Give an encoder, --start-from imagenet or --start-from FILE (`kakera weights import` makes one of weights that others trained), or leave transfer out of --methods.");
        }

        if (given == InstalledWeights.Word)
            return;
        ModelDescription description = ModelFile.Describe(given);
        NetworkSettings theirs = description.Network;
        if (!description.EncoderAlone && (theirs.EmbeddingDimension, theirs.ProjectorWidth) != (network.EmbeddingDimension, network.ProjectorWidth))
        {
            throw new KakeraException(
                $"the file's block has embeddings of {theirs.EmbeddingDimension} and projectors of {theirs.ProjectorWidth}, the network of {network.EmbeddingDimension} and {network.ProjectorWidth}",
                given,
                $"Take the same: --set network.embedding_dimension={theirs.EmbeddingDimension} --set network.projector_width={theirs.ProjectorWidth}.");
        }
    }

    /// <summary>
    /// A run's request with what decides its result: the weights themselves, wherever the file lies. The images that they have seen go along,
    /// since the run's encoder has seen them through these weights.
    /// </summary>
    public object AddTo(object request) =>
        RunFolders.Extended(request, SeenImages.StartKey, new { Description.WeightsSha256, images = Seen ?? [] });
}
