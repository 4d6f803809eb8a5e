using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Learning.Inference;
using Kakera.Learning.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Probes;

/// <summary>A network that describes images and learns nothing more. Owns it.</summary>
/// <param name="network">The network.</param>
/// <param name="kind">What of it describes them.</param>
internal sealed class FrozenNetwork(FgSslNetwork network, FeatureKind kind) : IDisposable
{
    /// <summary>What describes the images.</summary>
    public FeatureKind Kind => kind;

    /// <summary>How many numbers describe an image, E.</summary>
    public int Width => kind == FeatureKind.Encoder ? network.Encoder.Width : 3 * (network.Encoder.Width / 2);

    /// <summary>
    /// The weights in a file: its block's vectors describe images, or the encoder's where it has no trained block. It looks at images as they are, even
    /// if the network in the file enlarges them.
    /// </summary>
    /// <exception cref="KakeraException">The file is missing or damaged.</exception>
    public static FrozenNetwork Load(string modelPath, Device device)
    {
        FgSslNetwork network = ModelFile.Load(modelPath, device);
        network.Enlargement = 1;
        return new FrozenNetwork(network, ModelFile.Describe(modelPath).EncoderAlone ? FeatureKind.Encoder : FeatureKind.Fused);
    }

    /// <summary>Random weights: their encoder knows nothing of the images but what any convolution sees.</summary>
    public static FrozenNetwork Untrained(NetworkSettings settings, ulong seed, Device device) =>
        Made(new FgSslNetwork(settings, classCount: null, seed), FeatureKind.Encoder, device);

    /// <summary>A network whose numbers are yet to come, into <see cref="Tensors"/>.</summary>
    public static FrozenNetwork Empty(NetworkSettings settings, FeatureKind kind, Device device) =>
        Made(new FgSslNetwork(settings, classCount: null, seed: null), kind, device);

    /// <summary>The tensors of the part that describes images, what their names begin with put before them.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> Tensors(string prefix) => network.state_dict()
        .Where(entry => NetworkParts.IsEncoder(entry.Key) || (kind == FeatureKind.Fused && NetworkParts.IsBranch(entry.Key)))
        .Select(entry => KeyValuePair.Create(prefix + entry.Key, entry.Value));

    /// <summary>Normalised images, [n, 3, S, S] → [n, E].</summary>
    public Tensor Features(Tensor images) => FrozenFeatures.Of(network, kind)(images);

    /// <summary>Features of all images, in their order.</summary>
    public float[][] Features(ImageSet images, Device device, CancellationToken cancellation) =>
        EvaluationPass.Rows(network, images, device, Features, cancellation);

    public void Dispose() => network.Dispose();

    private static FrozenNetwork Made(FgSslNetwork network, FeatureKind kind, Device device)
    {
        network.to(device);
        network.eval();
        return new FrozenNetwork(network, kind);
    }
}
