using System.Text.Json;
using Kakera.Data;
using Kakera.Learning.Checkpoints;
using Kakera.Learning.Models;
using Kakera.Learning.Probes;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Inference;

/// <summary>
/// A network on disk: safetensors that Python reads too, with its description in the metadata entry <c>kakera.model</c> and a checksum
/// over all.
/// </summary>
public static class ModelFile
{
    private const string DescriptionKey = "kakera.model";

    /// <summary>Writes a network; the file is there whole or not at all.</summary>
    /// <exception cref="KakeraException">It cannot be written.</exception>
    public static void Write(string path, FgSslNetwork network, ModelDescription description) =>
        Write(path, network.state_dict(), description);

    /// <summary>What the file says of itself. Its tensors are not read, nor its checksum verified.</summary>
    /// <exception cref="KakeraException">It is missing, damaged, or no model of Kakera's.</exception>
    public static ModelDescription Describe(string path) => Describe(path, TensorFile.ReadHeader(path).Metadata);

    /// <summary>
    /// The network on <paramref name="device"/>, in evaluation mode; where the file holds an encoder alone, its block is untrained. The
    /// caller's to dispose.
    /// </summary>
    /// <exception cref="KakeraException">The file is missing, damaged, or no model of Kakera's.</exception>
    public static FgSslNetwork Load(string path, Device device)
    {
        ModelDescription description = Describe(path);
        FgSslNetwork network = Empty(description, device);
        using (NewDisposeScope())
            NetworkWeights.Copy(TensorFile.Read(path).Tensors, Held(network, description, withClassifiers: true), path);
        return network;
    }

    /// <summary>A classifier with all that it answers by; the caller's to dispose.</summary>
    /// <exception cref="KakeraException">The file is missing, damaged, or no model of Kakera's.</exception>
    internal static AnsweringNetwork LoadClassifier(string path, Device device)
    {
        ModelDescription description = Describe(path);
        FgSslNetwork network = Empty(description, device);
        FrozenProbe? probe = description.Probe is null ? null : FrozenProbe.Empty(description, device);
        var classifier = new AnsweringNetwork(network, probe, description.Probe?.Share ?? 0, description.TestCrop);
        using (NewDisposeScope())
        {
            IReadOnlyDictionary<string, Tensor> tensors = TensorFile.Read(path).Tensors;
            NetworkWeights.Copy(tensors, Held(network, description, withClassifiers: true), path);
            probe?.Fill(tensors, path);
        }

        return classifier;
    }

    /// <summary>Writes into a classifier's file how to read its answers; the weights stay as they are.</summary>
    /// <exception cref="KakeraException">The file is missing, damaged, or no model of Kakera's, or cannot be written.</exception>
    public static void Calibrate(string path, AnswerCalibration calibration)
    {
        ModelDescription description = Describe(path);
        using DisposeScope scope = NewDisposeScope();
        Write(path, TensorFile.Read(path).Tensors, description with { Calibration = calibration });
    }

    /// <summary>
    /// Fills all of <paramref name="network"/> but its classifiers from a model of the same backbone and sizes; from an encoder alone, its
    /// encoder, and all else keeps the weights that it was made with.
    /// </summary>
    /// <exception cref="KakeraException">The file is missing or damaged, or the network another.</exception>
    internal static void LoadEncoder(string path, FgSslNetwork network)
    {
        using DisposeScope scope = NewDisposeScope();
        NetworkWeights.Copy(TensorFile.Read(path).Tensors, Held(network, Describe(path), withClassifiers: false), path);
    }

    // The network of a file, its weights yet to be read: none are drawn that the file will fill.
    private static FgSslNetwork Empty(ModelDescription description, Device device)
    {
        int? classes = description.Classes.Count > 0 ? description.Classes.Count : null;
        var network = new FgSslNetwork(description.Network, classes, seed: description.EncoderAlone ? 0 : null) { Enlargement = description.Enlargement };
        network.to(device);
        network.eval();
        return network;
    }

    /// <summary>What of a network a file should hold.</summary>
    private static Dictionary<string, Tensor> Held(FgSslNetwork network, ModelDescription description, bool withClassifiers) => network.state_dict()
        .Where(entry => description.EncoderAlone ? NetworkParts.IsEncoder(entry.Key) : withClassifiers || !NetworkParts.IsClassifier(entry.Key))
        .ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);

    internal static void Write(string path, IReadOnlyDictionary<string, Tensor> weights, ModelDescription description)
    {
        string json = JsonSerializer.Serialize(
            description with { Format = ModelDescription.CurrentFormat, WeightsSha256 = TensorFile.Fingerprint(weights) }, DescriptionJson.Options);
        TensorFile.Write(path, weights, new Dictionary<string, string> { [DescriptionKey] = json });
    }

    private static ModelDescription Describe(string path, IReadOnlyDictionary<string, string> metadata)
    {
        if (!metadata.TryGetValue(DescriptionKey, out string? json))
        {
            throw new KakeraException("the file is not a model of Kakera's: it has no description", path,
                "Give a model.safetensors that Kakera wrote. Weights that others trained become one first: `kakera weights import FILE --workspace DIR`.");
        }

        try
        {
            ModelDescription description = JsonSerializer.Deserialize<ModelDescription>(json, DescriptionJson.Options)!;
            return description.Format <= ModelDescription.CurrentFormat
                ? description
                : throw new KakeraException("the model was written by a newer Kakera", path,
                    "Update Kakera, or give a model that this version wrote.");
        }
        catch (JsonException fault)
        {
            throw new KakeraException("the model's description cannot be read", path, "Give a model.safetensors that Kakera wrote.", fault);
        }
    }
}
