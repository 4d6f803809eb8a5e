using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Learning.Checkpoints;
using Kakera.Learning.Inference;
using Kakera.Learning.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Probes;

/// <summary>
/// A <see cref="LinearProbe"/> with the network that it probes, to answer beside a network that was fine-tuned. It moves no weight, so a few
/// labels cannot spoil what pre-training found. Owns the network.
/// </summary>
internal sealed class FrozenProbe : IDisposable
{
    /// <summary>What the names of its tensors in a model's file begin with.</summary>
    public const string Prefix = "probe.";

    private const string CoefficientsName = Prefix + "coefficients";

    /// <summary>
    /// How far logits may lie apart before the labels have spoken: a normal distribution of this variance, whatever the number of features.
    /// Chosen on the validation images of one set, where a tenth of it and ten times as much were worse, by little at 10 labels a class.
    /// </summary>
    private const double PriorVariance = 10;

    private readonly FgSslNetwork _network;
    private readonly Tensor _coefficients; // [E + 1, K], of the features as they are; the last row the bias

    private FrozenProbe(FgSslNetwork network, FeatureKind features, Tensor coefficients)
    {
        _network = network;
        Features = features;
        _coefficients = coefficients;
    }

    /// <summary>What it looks at.</summary>
    public FeatureKind Features { get; }

    /// <summary>Its tensors as a model's file holds them: the part of the network that the features need, and the coefficients.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors
    {
        get
        {
            Dictionary<string, Tensor> tensors = Held(_network, Features);
            tensors.Add(CoefficientsName, _coefficients);
            return tensors;
        }
    }

    /// <summary>Learns some labels from the frozen weights in a file.</summary>
    /// <param name="modelPath">A model: its block's vectors are the features, or the encoder's where it has no trained block.</param>
    /// <param name="labelled">At least one image, each with its class.</param>
    /// <param name="classCount">K.</param>
    /// <param name="device">Where it will answer.</param>
    /// <param name="cancellation">Asked before each batch.</param>
    /// <exception cref="KakeraException">The file is missing or damaged.</exception>
    public static FrozenProbe Fit(string modelPath, ImageSet labelled, int classCount, Device device, CancellationToken cancellation)
    {
        FeatureKind kind = ModelFile.Describe(modelPath).EncoderAlone ? FeatureKind.Encoder : FeatureKind.Fused;
        return Fit(ModelFile.Load(modelPath, device), kind, labelled, classCount, device, cancellation);
    }

    /// <summary>Learns them from random weights: there is nothing to know of the images but what any convolution sees.</summary>
    /// <param name="settings">The network's shape.</param>
    /// <param name="seed">The seed of the weights.</param>
    /// <param name="labelled">At least one image, each with its class.</param>
    /// <param name="classCount">K.</param>
    /// <param name="device">Where it will answer.</param>
    /// <param name="cancellation">Asked before each batch.</param>
    public static FrozenProbe FitUntrained(
        NetworkSettings settings, ulong seed, ImageSet labelled, int classCount, Device device, CancellationToken cancellation)
    {
        var network = new FgSslNetwork(settings, classCount: null, seed);
        network.to(device);
        return Fit(network, FeatureKind.Encoder, labelled, classCount, device, cancellation);
    }

    private static FrozenProbe Fit(
        FgSslNetwork network, FeatureKind kind, ImageSet labelled, int classCount, Device device, CancellationToken cancellation)
    {
        try
        {
            float[][] features = EvaluationPass.Rows(network, labelled, device, FrozenFeatures.Of(network, kind), cancellation);
            var known = new LabelledFeatures(features, [.. labelled.Items.Select(item => item.ClassIndex!.Value)]);
            // The loss of a probe is a mean over N images, and a standardised vector has a squared length of E: logits vary by E / (penalty · N).
            double penalty = features[0].Length / (PriorVariance * known.Count);
            LinearProbe probe = LinearProbe.Fit(known, validation: null, classCount, new LinearProbeSettings { Penalties = [penalty] });
            using Tensor coefficients = tensor(probe.Coefficients(), [features[0].Length + 1, classCount], ScalarType.Float32);
            return new FrozenProbe(network, kind, coefficients.to(device, copy: true).DetachFromDisposeScope());
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>A probe of the shape that a classifier's file describes, whose numbers are yet to come: see <see cref="Fill"/>.</summary>
    /// <param name="description">What the file says of itself: that it has one.</param>
    /// <param name="device">Where it will answer.</param>
    public static FrozenProbe Empty(ModelDescription description, Device device)
    {
        FeatureKind kind = description.Probe!.Features;
        var network = new FgSslNetwork(description.Network, classCount: null, seed: null);
        network.to(device);
        network.eval();
        return new FrozenProbe(network, kind, zeros([Width(network, kind) + 1, description.Classes.Count], device: device).DetachFromDisposeScope());
    }

    /// <summary>Takes its numbers from the tensors of a classifier's file.</summary>
    /// <exception cref="KakeraException">Some are missing or of another shape.</exception>
    public void Fill(IReadOnlyDictionary<string, Tensor> tensors, string path) => NetworkWeights.Copy(tensors, Tensors, path);

    /// <summary>Class probabilities of normalised images, [n, 3, S, S] → [n, K].</summary>
    public Tensor Probabilities(Tensor images)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor features = FrozenFeatures.Of(_network, Features)(images);
        long width = features.shape[1];
        return features.matmul(_coefficients.narrow(0, 0, width)).Plus(_coefficients[width]).softmax(1).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        _network.Dispose();
        _coefficients.Dispose();
    }

    private static int Width(FgSslNetwork network, FeatureKind kind) =>
        kind == FeatureKind.Encoder ? network.Encoder.Width : 3 * (network.Encoder.Width / 2);

    private static Dictionary<string, Tensor> Held(FgSslNetwork network, FeatureKind kind) => network.state_dict()
        .Where(entry => NetworkParts.IsEncoder(entry.Key) || (kind == FeatureKind.Fused && NetworkParts.IsBranch(entry.Key)))
        .ToDictionary(entry => Prefix + entry.Key, entry => entry.Value, StringComparer.Ordinal);
}
