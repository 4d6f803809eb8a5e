using Kakera.Data;
using Kakera.Learning.Checkpoints;
using Kakera.Learning.Methods;
using Kakera.Learning.Models;
using static TorchSharp.torch;

namespace Kakera.Learning.Inference;

/// <summary>
/// An encoder that a pre-training starts from in place of random weights: weights that others trained and <see cref="ForeignWeights"/> took in,
/// or what an earlier pre-training left, to go on with more images.
/// </summary>
public sealed class StartingWeights
{
    private StartingWeights(string path, ModelDescription description) => (Path, Description) = (path, description);

    /// <summary>The model's file.</summary>
    public string Path { get; }

    /// <summary>What it says of itself. The side of its images has no bearing: convolutions fit any.</summary>
    public ModelDescription Description { get; }

    /// <summary>Looks at a file; its tensors are not read yet.</summary>
    /// <param name="path">A model file of Kakera's.</param>
    /// <param name="network">The network that is to start from it.</param>
    /// <exception cref="KakeraException">The file is missing, damaged, no model of Kakera's, a classifier, or of another backbone.</exception>
    public static StartingWeights Open(string path, NetworkSettings network)
    {
        ModelDescription description = ModelFile.Describe(path);
        if (description.Kind == ModelKind.Classifier)
        {
            throw new KakeraException(
                "the file is a classifier: its encoder has learned from labels", path, "Give an encoder: imported weights, or the model of a pre-training.");
        }

        if (description.Network.Backbone != network.Backbone)
        {
            string theirs = Name(description.Network.Backbone), ours = Name(network.Backbone);
            throw new KakeraException(
                $"the file holds a {theirs}, and the network is a {ours}", path, $"Take the same network, --backbone {theirs}, or give weights of a {ours}.");
        }

        return new StartingWeights(path, description);
    }

    /// <summary>Whether block, heads and projectors are taken too: those of a pre-training of a network of the same shape.</summary>
    /// <param name="network">The network that is to start from it.</param>
    internal bool IsWhole(NetworkSettings network) => !Description.EncoderAlone && !ForeignWeights.AreIn(Description)
        && Description.Network with { BranchBatchNormMomentum = network.BranchBatchNormMomentum } == network;

    /// <summary>Gives a method's network the weights and running statistics of the file; what the file lacks keeps its first weights.</summary>
    /// <param name="method">Its network is on the CPU.</param>
    /// <param name="network">The network's shape.</param>
    /// <param name="say">Told what is taken; null for none.</param>
    /// <exception cref="KakeraException">The file is missing or damaged, or lacks weights.</exception>
    internal void LoadInto(IPretrainMethod method, NetworkSettings network, Action<string>? say)
    {
        using var scope = NewDisposeScope();
        bool whole = method.TrainsBlock && IsWhole(network);
        NetworkWeights.Copy(
            TensorFile.Read(Path).Tensors,
            method.Network.state_dict().Where(weight => whole || NetworkParts.IsEncoder(weight.Key)).ToDictionary(weight => weight.Key, weight => weight.Value),
            Path);
        method.FollowStart();
        say?.Invoke(whole ? $"First weights: encoder, block and heads of {Path}." : $"First weights: the encoder of {Path}.");
    }

    private static string Name(Backbone backbone) => backbone.ToString().ToLowerInvariant();
}
