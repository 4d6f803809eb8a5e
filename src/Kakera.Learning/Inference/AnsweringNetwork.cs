using Kakera.Data.Pixels;
using Kakera.Learning.Models;
using Kakera.Learning.Probes;
using static TorchSharp.torch;

namespace Kakera.Learning.Inference;

/// <summary>
/// A classifier as it answers: a fine-tuned network and, where it has one, a probe on frozen weights, asked about each of the
/// <see cref="AnswerViews"/>. Owns both.
/// </summary>
/// <param name="network">The network, in evaluation mode.</param>
/// <param name="probe">The probe, or null.</param>
/// <param name="share">What the probe counts, 0 … 1: see <see cref="LogarithmicPool"/>.</param>
/// <param name="testCrop">The share of the area that the second view keeps, 0 … 1; 0 for none.</param>
internal sealed class AnsweringNetwork(FgSslNetwork network, FrozenProbe? probe, double share, double testCrop) : IDisposable
{
    /// <summary>Class probabilities of every image, one row of K each.</summary>
    /// <param name="images">At least one.</param>
    /// <param name="device">Where the classifier is.</param>
    /// <param name="cancellation">Asked before each batch.</param>
    /// <param name="batchSize">Images at a time.</param>
    /// <param name="report">Told how many images are done.</param>
    public float[][] Answer(
        ImageSet images, Device device, CancellationToken cancellation, int batchSize = EvaluationPass.BatchSize, Action<long>? report = null) =>
        EvaluationPass.Rows(
            network, images, device, batch => AnswerViews.Mean(batch, testCrop, Probabilities), cancellation, batchSize, report);

    public void Dispose()
    {
        network.Dispose();
        probe?.Dispose();
    }

    private Tensor Probabilities(Tensor images)
    {
        if (probe is null)
            return EvaluationPass.Probabilities(network, images);
        using var scope = NewDisposeScope();
        return LogarithmicPool.Of(EvaluationPass.Probabilities(network, images), probe.Probabilities(images), share).MoveToOuterDisposeScope();
    }
}
