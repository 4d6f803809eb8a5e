using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Data.Progress;
using Kakera.Learning.Models;
using Kakera.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Inference;

/// <summary>Asks a classifier about images.</summary>
public static class Predictor
{
    /// <summary>
    /// Class probabilities, one row of K for each image in the set's order: the mean of the four branches' probabilities, joined with the
    /// probe's where the classifier has one. Writes nothing.
    /// </summary>
    /// <param name="modelPath">A classifier's file.</param>
    /// <param name="images">Images of the side that the model was trained on; each is answered exactly once.</param>
    /// <param name="context">Device, progress (stage <c>evaluate</c>) and cancellation.</param>
    /// <exception cref="KakeraException">The model is missing, damaged or an encoder, or was trained on images of another side.</exception>
    public static float[][] Predict(string modelPath, ImageSet images, RunContext context) =>
        Predict(modelPath, images, context, EvaluationPass.BatchSize);

    /// <summary>
    /// Time that one image takes here, by a network that is thrown away: for planning validation and prediction. Writes nothing.
    /// </summary>
    /// <param name="network">The network's shape.</param>
    /// <param name="classCount">K.</param>
    /// <param name="images">The images; some hundred of them are asked about.</param>
    /// <param name="context">Device and cancellation.</param>
    /// <param name="probedNetworks">How many frozen networks a probe looks at that answers beside the network; 0 for no probe.</param>
    /// <param name="testCrop">The share of the area that a second view keeps, 0 … 1; 0 for none.</param>
    /// <param name="enlargement">How many times as large the network, and no probe, makes images.</param>
    public static TimeSpan MeasureImage(
        NetworkSettings network, int classCount, ImageSet images, RunContext context, int probedNetworks = 0, double testCrop = 0, int enlargement = 1)
    {
        Device device = DeviceChoice.Prepare(context);
        using var thrownAway = new FgSslNetwork(network, classCount, seed: null); // how long a product takes does not hang on its factors
        thrownAway.to(device);
        ImageSet some = images with { Items = [.. images.Items.Take(4 * EvaluationPass.BatchSize)] };
        ImageSet first = some with { Items = [.. some.Items.Take(EvaluationPass.BatchSize)] };
        Answer(first);
        long begun = context.Time.GetTimestamp();
        Answer(some);
        return context.Time.GetElapsedTime(begun) / some.Items.Count;

        void Answer(ImageSet asked) => EvaluationPass.Rows(
            thrownAway, asked, device, batch => AnswerViews.Mean(batch, testCrop, Probabilities), context.Cancellation);

        Tensor Probabilities(Tensor batch)
        {
            thrownAway.Enlargement = 1;
            for (int i = 0; i < probedNetworks; i++)
                thrownAway.FusedFeatures(batch).Dispose(); // nearly all that a probe does
            thrownAway.Enlargement = enlargement;
            return EvaluationPass.Probabilities(thrownAway, batch);
        }
    }

    internal static float[][] Predict(string modelPath, ImageSet images, RunContext context, int batchSize)
    {
        ModelDescription description = RequireClassifier(modelPath);
        RequireSide(description, images, modelPath);
        Device device = DeviceChoice.Prepare(context);
        using AnsweringNetwork network = ModelFile.LoadClassifier(modelPath, device);
        return network.Answer(
            images, device, context.Cancellation, batchSize,
            done => context.Progress?.Report(new JobProgress("evaluate", done, images.Items.Count, "images")));
    }

    /// <exception cref="KakeraException">The model is missing, damaged or an encoder.</exception>
    internal static ModelDescription RequireClassifier(string modelPath)
    {
        ModelDescription description = ModelFile.Describe(modelPath);
        return description.Kind == ModelKind.Classifier
            ? description
            : throw new KakeraException("the model is an encoder and knows no classes", modelPath,
                "Fine-tune it on labels first, and give the model that comes of it.");
    }

    /// <exception cref="KakeraException">The pixels are not of the model's side.</exception>
    internal static void RequireSide(ModelDescription description, ImageSet images, string modelPath)
    {
        if (images.Pixels.Side != description.ImageSide)
        {
            throw new KakeraException(
                $"the model was trained on images of {description.ImageSide}×{description.ImageSide} pixels, these are {images.Pixels.Side}×{images.Pixels.Side}",
                modelPath,
                $"Set image.size to {description.ImageSide}.");
        }
    }
}
