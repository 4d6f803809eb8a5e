using System.Text.Json;
using Kakera.Data;
using Kakera.Learning.Checkpoints;
using Kakera.Learning.Models;
using Kakera.Learning.Onnx;
using Kakera.Learning.Transforms;
using static TorchSharp.torch;

namespace Kakera.Learning.Inference;

/// <summary>
/// Takes the weights of a residual network that others trained into an encoder of ours: supervised transfer, or a start for pre-training as
/// FG-SSL's authors made it. They come as safetensors with torchvision's key names (timm's are the same), or as ONNX, whatever the names.
/// </summary>
public static class ForeignWeights
{
    private const string Origin = "imported_from"; // in a model's settings
    private const string FirstLayer = "conv1.weight";
    private const string Counter = "num_batches_tracked"; // not in every file, and without bearing on any result

    /// <summary>Writes a model that is the file's encoder alone: what starts from it begins hierarchical block and heads as from scratch.</summary>
    /// <param name="from">The file. A prefix that all names share, such as <c>backbone.</c>, is seen through; other tensors are left.</param>
    /// <param name="pixels">What pixels the network was trained on.</param>
    /// <param name="to">The model to write.</param>
    /// <param name="network">Sizes of block and heads, which the file does not hold. Which residual network it is follows from the file.</param>
    /// <param name="imageSide">S, the side of the images that it will be given, in pixels.</param>
    /// <param name="created">Now.</param>
    /// <exception cref="KakeraException">The file is damaged, or lacks weights of each residual network that is known here.</exception>
    public static ForeignWeightsSummary Import(
        string from, PixelConvention pixels, string to, NetworkSettings network, int imageSide, DateTimeOffset created)
    {
        using var scope = NewDisposeScope();
        TensorFileContent content = IsOnnx(from) ? Content(OnnxResidualNetwork.Read(from)) : TensorFile.Read(from);
        IReadOnlyDictionary<string, Tensor> all = content.Tensors;
        string prefix = Prefix(all.Keys);
        Fit fit = Enum.GetValues<Backbone>().Select(backbone => Fit.Of(backbone, all, prefix))
            .OrderBy(each => each.Problems).ThenByDescending(each => each.Matched).First(); // a deeper one's names hold all of a shallower one's
        if (fit.Problems > 0)
            throw fit.Refusal(from);

        using (var encoder = new ResNetEncoder(fit.Backbone))
        {
            var given = new Dictionary<string, Tensor>(content.Under(prefix), StringComparer.Ordinal);
            given[FirstLayer] = Adapted(given[FirstLayer], pixels);
            Dictionary<string, Tensor> own = encoder.state_dict();
            NetworkWeights.Copy(given, own.Where(weight => given.ContainsKey(weight.Key)).ToDictionary(weight => weight.Key, weight => weight.Value), from);
            ModelFile.Write(to, own.ToDictionary(weight => NetworkParts.Encoder + weight.Key, weight => weight.Value), new ModelDescription
            {
                Kind = ModelKind.Encoder,
                EncoderAlone = true,
                Network = network with { Backbone = fit.Backbone },
                Classes = [],
                ImageSide = imageSide,
                Settings = JsonSerializer.SerializeToElement(new Dictionary<string, string> { [Origin] = Path.GetFileName(from) }, DescriptionJson.Options),
                Created = created,
            });
        }

        return new ForeignWeightsSummary(to, fit.Backbone, fit.Matched, [.. all.Keys.Where(name => !fit.Takes(name, prefix)).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Whether a model's weights were taken in so.</summary>
    public static bool AreIn(ModelDescription description) =>
        description.Settings.ValueKind == JsonValueKind.Object && description.Settings.TryGetProperty(Origin, out _);

    private static bool IsOnnx(string path) => path.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase);

    private static TensorFileContent Content(IReadOnlyDictionary<string, OnnxTensor> weights) => new(
        weights.ToDictionary(entry => entry.Key, entry => tensor(entry.Value.Values, entry.Value.Shape), StringComparer.Ordinal),
        new Dictionary<string, string>());

    // The first convolution for our pixels: p = (v/255 − mean)/deviation and theirs, 255 (v/255 − mean) = 255·deviation·p, give the same maps.
    private static Tensor Adapted(Tensor firstLayer, PixelConvention pixels)
    {
        if (pixels == PixelConvention.Normalised)
            return firstLayer;
        Tensor scales = tensor(ViewPipeline.Deviation.Select(deviation => (float)(255 * deviation)).ToArray()).view(1, -1, 1, 1);
        return firstLayer.to(ScalarType.Float32).flip(1) * scales;
    }

    // What stands before the names of the outermost layers.
    private static string Prefix(IEnumerable<string> all)
    {
        HashSet<string> names = [.. all];
        return names.Where(name => name.EndsWith(FirstLayer, StringComparison.Ordinal)).Select(name => name[..^FirstLayer.Length])
            .Where(prefix => names.Contains(prefix + "layer1.0.conv1.weight")).OrderBy(prefix => prefix.Length).FirstOrDefault("");
    }

    /// <summary>How far a file's tensors are those of one residual network.</summary>
    private sealed record Fit(Backbone Backbone, IReadOnlySet<string> Wanted, IReadOnlyList<string> Missing, IReadOnlyList<string> OtherShape)
    {
        private const int Listed = 3;

        public int Problems => Missing.Count + OtherShape.Count;

        public int Matched => Wanted.Count - Problems;

        public bool Takes(string name, string prefix) =>
            name.StartsWith(prefix, StringComparison.Ordinal) && (Wanted.Contains(name[prefix.Length..]) || IsCounterOf(name[prefix.Length..]));

        public static Fit Of(Backbone backbone, IReadOnlyDictionary<string, Tensor> given, string prefix)
        {
            using var encoder = new ResNetEncoder(backbone);
            var missing = new List<string>();
            var otherShape = new List<string>();
            Dictionary<string, Tensor> wanted = encoder.state_dict().Where(weight => !weight.Key.EndsWith(Counter, StringComparison.Ordinal))
                .ToDictionary(weight => weight.Key, weight => weight.Value, StringComparer.Ordinal);
            foreach ((string name, Tensor weight) in wanted)
            {
                if (!given.TryGetValue(prefix + name, out Tensor? theirs))
                    missing.Add(name);
                else if (!theirs.shape.AsSpan().SequenceEqual(weight.shape))
                    otherShape.Add($"{name} ({string.Join('×', theirs.shape)} where {string.Join('×', weight.shape)} is due)");
            }

            return new Fit(backbone, wanted.Keys.ToHashSet(StringComparer.Ordinal), missing, otherShape);
        }

        public KakeraException Refusal(string from)
        {
            string backbone = Backbone.ToString().ToLowerInvariant();
            const string remedy = "Give weights of resnet18, resnet34 or resnet50: safetensors with torchvision's or timm's names, or ONNX with batch normalisation.";
            return Missing.Count > 0
                ? new KakeraException($"the file holds {Matched} of the {Wanted.Count} weights of the nearest network, {backbone}; missing: {List(Missing)}", from, remedy)
                : new KakeraException($"the file holds {Matched} of the {Wanted.Count} weights of the nearest network, {backbone}; of another shape: {List(OtherShape)}", from, remedy);
        }

        private bool IsCounterOf(string name) =>
            name.EndsWith(Counter, StringComparison.Ordinal) && Wanted.Contains(name[..^Counter.Length] + "weight");

        private static string List(IReadOnlyList<string> names) =>
            string.Join(", ", names.Take(Listed)) + (names.Count > Listed ? " …" : "");
    }
}
