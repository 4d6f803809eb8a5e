using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Learning.Checkpoints;
using Kakera.Learning.Inference;
using Kakera.Learning.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Probes;

/// <summary>
/// A <see cref="LinearProbe"/> with the networks that it probes, to answer beside a network that was fine-tuned. It moves none of their weights, so a
/// few labels cannot spoil what these know. Of two networks it sees what both say of an image, one after the other. Owns them.
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

    // Of the networks, the second one given weights beside one's own.
    private static readonly string[] Prefixes = [Prefix, Prefix + "given."];

    private readonly IReadOnlyList<FrozenNetwork> _networks; // one or two
    private readonly Tensor _coefficients; // [E + 1, K], of the features as they are, E of all networks together; the last row the bias

    private FrozenProbe(IReadOnlyList<FrozenNetwork> networks, Tensor coefficients) => (_networks, _coefficients) = (networks, coefficients);

    /// <summary>How many networks it looks at.</summary>
    public int Networks => _networks.Count;

    /// <summary>What it looks at in the first network.</summary>
    public FeatureKind Features => _networks[0].Kind;

    /// <summary>What it looks at in the second; null where there is one alone.</summary>
    public FeatureKind? Given => _networks.Count > 1 ? _networks[1].Kind : null;

    /// <summary>Its tensors as a model's file holds them: the parts of the networks that the features need, and the coefficients.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors => _networks.Zip(Prefixes).SelectMany(pair => pair.First.Tensors(pair.Second))
        .Append(KeyValuePair.Create(CoefficientsName, _coefficients)).ToDictionary(StringComparer.Ordinal);

    /// <summary>Learns some labels from the frozen weights in files.</summary>
    /// <param name="modelPaths">One model or two.</param>
    /// <param name="labelled">At least one image, each with its class.</param>
    /// <param name="classCount">K.</param>
    /// <param name="device">Where it will answer.</param>
    /// <param name="cancellation">Asked before each batch.</param>
    /// <exception cref="KakeraException">A file is missing or damaged.</exception>
    public static FrozenProbe Fit(
        IReadOnlyList<string> modelPaths, ImageSet labelled, int classCount, Device device, CancellationToken cancellation) =>
        Fit(modelPaths.Select(path => FrozenNetwork.Load(path, device)), labelled, classCount, device, cancellation);

    /// <summary>Learns them from random weights: there is nothing to know of the images but what any convolution sees.</summary>
    /// <param name="settings">The network's shape.</param>
    /// <param name="seed">The seed of the weights.</param>
    /// <param name="labelled">At least one image, each with its class.</param>
    /// <param name="classCount">K.</param>
    /// <param name="device">Where it will answer.</param>
    /// <param name="cancellation">Asked before each batch.</param>
    public static FrozenProbe FitUntrained(
        NetworkSettings settings, ulong seed, ImageSet labelled, int classCount, Device device, CancellationToken cancellation) =>
        Fit([FrozenNetwork.Untrained(settings, seed, device)], labelled, classCount, device, cancellation);

    private static FrozenProbe Fit(
        IEnumerable<FrozenNetwork> made, ImageSet labelled, int classCount, Device device, CancellationToken cancellation)
    {
        var networks = new List<FrozenNetwork>();
        try
        {
            foreach (FrozenNetwork network in made)
                networks.Add(network);
            ArgumentOutOfRangeException.ThrowIfZero(networks.Count);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(networks.Count, Prefixes.Length);
            float[][][] described = [.. networks.Select(network => network.Features(labelled, device, cancellation))];
            float[][] features = [.. Enumerable.Range(0, labelled.Items.Count).Select(image => described.SelectMany(rows => rows[image]).ToArray())];
            var known = new LabelledFeatures(features, [.. labelled.Items.Select(item => item.ClassIndex!.Value)]);
            // The loss of a probe is a mean over N images, and a standardised vector has a squared length of E: logits vary by E / (penalty · N).
            double penalty = features[0].Length / (PriorVariance * known.Count);
            LinearProbe probe = LinearProbe.Fit(known, validation: null, classCount, new LinearProbeSettings { Penalties = [penalty] });
            using Tensor coefficients = tensor(probe.Coefficients(), [features[0].Length + 1, classCount], ScalarType.Float32);
            return new FrozenProbe(networks, coefficients.to(device, copy: true).DetachFromDisposeScope());
        }
        catch
        {
            networks.ForEach(network => network.Dispose());
            throw;
        }
    }

    /// <summary>A probe of the shape that a classifier's file describes, whose numbers are yet to come: see <see cref="Fill"/>.</summary>
    /// <param name="description">What the file says of itself: that it has one.</param>
    /// <param name="device">Where it will answer.</param>
    public static FrozenProbe Empty(ModelDescription description, Device device)
    {
        ProbeDescription probe = description.Probe!;
        FeatureKind[] kinds = probe.Given is FeatureKind given ? [probe.Features, given] : [probe.Features];
        FrozenNetwork[] networks = [.. kinds.Select(kind => FrozenNetwork.Empty(description.Network, kind, device))];
        return new FrozenProbe(
            networks, zeros([networks.Sum(network => network.Width) + 1, description.Classes.Count], device: device).DetachFromDisposeScope());
    }

    /// <summary>Takes its numbers from the tensors of a classifier's file.</summary>
    /// <exception cref="KakeraException">Some are missing or of another shape.</exception>
    public void Fill(IReadOnlyDictionary<string, Tensor> tensors, string path) => NetworkWeights.Copy(tensors, Tensors, path);

    /// <summary>Class probabilities of normalised images, [n, 3, S, S] → [n, K].</summary>
    public Tensor Probabilities(Tensor images)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor features = cat([.. _networks.Select(network => network.Features(images))], 1);
        long width = features.shape[1];
        return features.matmul(_coefficients.narrow(0, 0, width)).Plus(_coefficients[width]).softmax(1).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        foreach (FrozenNetwork network in _networks)
            network.Dispose();
        _coefficients.Dispose();
    }
}
