using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Data.Progress;
using Kakera.Learning.Inference;
using Kakera.Learning.Models;
using Kakera.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Probes;

/// <summary>What a network says of images when nothing of it is trained any more.</summary>
public static class FrozenFeatures
{
    /// <summary>Features by a trained network, one row an image in the set's order.</summary>
    /// <param name="modelPath">An encoder's or classifier's file.</param>
    /// <param name="images">Images of the side that it was trained on.</param>
    /// <param name="context">Device, progress (stage <c>probe</c>) and cancellation.</param>
    /// <param name="kind">Which features.</param>
    /// <exception cref="KakeraException">
    /// The model is missing or damaged, or was trained on images of another side, or has no trained block to give fused features.
    /// </exception>
    public static float[][] Extract(string modelPath, ImageSet images, RunContext context, FeatureKind kind = FeatureKind.Encoder)
    {
        ModelDescription description = ModelFile.Describe(modelPath);
        Predictor.RequireSide(description, images, modelPath);
        if (kind == FeatureKind.Fused && description.EncoderAlone)
            throw new KakeraException("the model is an encoder alone and has no branches to take features from", modelPath,
                "Use the encoder's features, or a model that fg-ssl pre-trained.");
        Device device = DeviceChoice.Prepare(context);
        using FgSslNetwork network = ModelFile.Load(modelPath, device);
        return Extract(network, images, device, context, kind);
    }

    /// <summary>
    /// Features by the same network before any training, its weights drawn from the context's seed: what a trained one must beat.
    /// </summary>
    /// <param name="settings">Backbone and sizes.</param>
    /// <param name="images">The images.</param>
    /// <param name="context">Seed, device, progress (stage <c>probe</c>) and cancellation.</param>
    /// <param name="kind">Which features.</param>
    public static float[][] ExtractUntrained(NetworkSettings settings, ImageSet images, RunContext context,
        FeatureKind kind = FeatureKind.Encoder)
    {
        Device device = DeviceChoice.Prepare(context);
        using var network = new FgSslNetwork(settings, classCount: null, context.Seed);
        network.to(device);
        return Extract(network, images, device, context, kind);
    }

    /// <summary>What makes features of images: [n, 3, S, S], normalised → [n, E].</summary>
    internal static Func<Tensor, Tensor> Of(FgSslNetwork network, FeatureKind kind) =>
        kind == FeatureKind.Encoder ? network.Features : network.FusedFeatures;

    private static float[][] Extract(FgSslNetwork network, ImageSet images, Device device, RunContext context, FeatureKind kind) =>
        EvaluationPass.Rows(
            network, images, device, Of(network, kind), context.Cancellation,
            report: done => context.Progress?.Report(new JobProgress("probe", done, images.Items.Count, "images")));
}
