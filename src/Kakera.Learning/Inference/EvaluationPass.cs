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
        using DisposeScope scope = NewDisposeScope();
        using IDisposable withoutGradients = no_grad();
        Tensor? all = null;
        Each(network, images, device, answer, batchSize, (begin, answers) =>
        {
            all ??= empty([images.Items.Count, .. answers.shape[1..]], answers.dtype).MoveToOuterDisposeScope();
            all.narrow(0, begin, answers.shape[0]).copy_(answers);
        }, report, cancellation);
        return all!.MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The same as plain rows, [N][E]; no images give no rows. They are what stays in memory: 4·E + 32 bytes an image.
    /// </summary>
    public static float[][] Rows(
        nn.Module network,
        ImageSet images,
        Device device,
        Func<Tensor, Tensor> answer,
        CancellationToken cancellation,
        int batchSize = BatchSize,
        Action<long>? report = null)
    {
        var rows = new float[images.Items.Count][];
        Each(network, images, device, answer, batchSize, (begin, answers) =>
        {
            float[] values = answers.data<float>().ToArray();
            int width = values.Length / (int)answers.shape[0];
            for (int row = 0; row < answers.shape[0]; row++)
                rows[begin + row] = values[(row * width)..((row + 1) * width)];
        }, report, cancellation);
        return rows;
    }

    private static void Each(
        nn.Module network,
        ImageSet images,
        Device device,
        Func<Tensor, Tensor> answer,
        int batchSize,
        Action<int, Tensor> take,
        Action<long>? report,
        CancellationToken cancellation)
    {
        network.eval();
        using IDisposable withoutGradients = no_grad();
        int done = 0;
        foreach (PixelBatch batch in new PixelLoader(images.Pixels).Read(BatchOrder.InOrder(images.Items, batchSize)))
        {
            cancellation.ThrowIfCancellationRequested();
            using DisposeScope step = NewDisposeScope();
            take(done, answer(ViewPipeline.Normalise(batch.ToTensor(device))).cpu());
            done += batch.Items.Count;
            report?.Invoke(done);
        }
    }

    /// <summary>The answer for an image: the mean of the four branches' class probabilities. [n, 3, S, S] → [n, K].</summary>
    public static Tensor Probabilities(FgSslNetwork network, Tensor images)
    {
        using DisposeScope scope = NewDisposeScope();
        return stack([.. network.ClassifyAll(images).Select(logits => logits.softmax(1))]).mean([0]).MoveToOuterDisposeScope();
    }
}
