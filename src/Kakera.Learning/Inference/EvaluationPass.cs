using Kakera.Data.Pixels;
using Kakera.Learning.Models;
using Kakera.Learning.Training;
using Kakera.Learning.Transforms;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Inference;

/// <summary>Every image once through a network in evaluation mode, without distortion, the last short batch included.</summary>
internal static class EvaluationPass
{
    public const int BatchSize = 64;

    /// <summary>
    /// What <paramref name="answer"/> makes of the images, one row each, in their order, on the CPU: [N, …], the caller's.
    /// </summary>
    /// <param name="network">Left in evaluation mode.</param>
    /// <param name="images">At least one.</param>
    /// <param name="device">Where the network is.</param>
    /// <param name="cancellation">Asked before each batch.</param>
    /// <param name="answer">[n, 3, S, S], normalised → [n, …].</param>
    /// <param name="batchSize">Images at a time.</param>
    /// <param name="report">Told how many images are done.</param>
    public static Tensor Gather(
        nn.Module network,
        ImageSet images,
        Device device,
        Func<Tensor, Tensor> answer,
        CancellationToken cancellation,
        int batchSize = BatchSize,
        Action<long>? report = null)
    {
        network.eval();
        using DisposeScope scope = NewDisposeScope();
        using IDisposable withoutGradients = no_grad();
        var parts = new List<Tensor>();
        long done = 0;
        foreach (PixelBatch batch in new PixelLoader(images.Pixels).Read(BatchOrder.InOrder(images.Items, batchSize)))
        {
            cancellation.ThrowIfCancellationRequested();
            using DisposeScope step = NewDisposeScope();
            parts.Add(answer(ViewPipeline.Normalise(batch.ToTensor(device))).cpu().MoveToOuterDisposeScope());
            report?.Invoke(done += batch.Items.Count);
        }
        return cat(parts, 0).MoveToOuterDisposeScope();
    }

    /// <summary>The same as plain rows, [N][…]; no images give no rows.</summary>
    public static float[][] Rows(
        nn.Module network,
        ImageSet images,
        Device device,
        Func<Tensor, Tensor> answer,
        CancellationToken cancellation,
        int batchSize = BatchSize,
        Action<long>? report = null)
    {
        if (images.Items.Count == 0)
            return [];
        using Tensor rows = Gather(network, images, device, answer, cancellation, batchSize, report);
        return [.. rows.data<float>().ToArray().Chunk((int)rows.shape[1])];
    }

    /// <summary>The answer for an image: the mean of the four branches' class probabilities. [n, 3, S, S] → [n, K].</summary>
    public static Tensor Probabilities(FgSslNetwork network, Tensor images)
    {
        using DisposeScope scope = NewDisposeScope();
        return stack([.. network.ClassifyAll(images).Select(logits => logits.softmax(1))]).mean([0]).MoveToOuterDisposeScope();
    }
}
