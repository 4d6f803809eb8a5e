using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Learning.Checkpoints;
using Kakera.Learning.Inference;
using Kakera.Learning.Models;
using Kakera.Learning.Monitoring;
using Kakera.Learning.Probes;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Training;

/// <summary>
/// A classifier as a site uses it: a network that <see cref="Finetuner"/> trained and, where the validation images say that it helps, a linear
/// probe on frozen weights that answers beside it.
/// </summary>
/// <param name="ModelPath">The classifier, as safetensors.</param>
/// <param name="ProbeShare">What the probe counts in its answer, see <see cref="ProbeDescription"/>; 0 where it has none.</param>
public sealed record JoinedClassifier(string ModelPath, double ProbeShare)
{
    /// <summary>Fits the probe, asks the validation images, and writes <c>model.safetensors</c>; the network's own file stays as it is.</summary>
    /// <remarks>
    /// A probe joins where both together have a higher macro AUC on the validation images than the network alone. Without validation images nobody
    /// can say; then a probe on a block that was pre-trained is taken, and one on an encoder alone is not.
    /// </remarks>
    /// <param name="networkPath">The network.</param>
    /// <param name="probed">A model whose frozen weights the probe describes images by; null for random weights of the network's shape and seed.</param>
    /// <param name="labelled">What the probe learns from: what the network was fine-tuned on.</param>
    /// <param name="validation">What decides; may be empty.</param>
    /// <param name="share">What the probe is to count, 0 … 1; 0 for none.</param>
    /// <param name="context">Folder, which must be there, device and cancellation.</param>
    /// <exception cref="KakeraException">A file is missing or damaged, or the folder cannot be written to.</exception>
    public static JoinedClassifier Make(
        string networkPath, string? probed, ImageSet labelled, ImageSet validation, double share, RunContext context)
    {
        ModelDescription description = ModelFile.Describe(networkPath);
        string path = Path.Combine(context.Folder, FinishedRun.ModelName);
        using FrozenProbe? probe = share == 0 ? null : ProbeOfUse(networkPath, description, probed, labelled, validation, share, context);
        using DisposeScope scope = NewDisposeScope();
        IEnumerable<KeyValuePair<string, Tensor>> network = TensorFile.Read(networkPath).Tensors;
        ModelFile.Write(
            path,
            network.Concat(probe?.Tensors ?? new Dictionary<string, Tensor>()).ToDictionary(StringComparer.Ordinal),
            description with { Probe = probe is null ? null : new ProbeDescription(probe.Features, share), Created = context.Time.GetUtcNow() });
        return new JoinedClassifier(path, probe is null ? 0 : share);
    }

    // Null where the network answers better alone.
    private static FrozenProbe? ProbeOfUse(
        string networkPath, ModelDescription description, string? probed, ImageSet labelled, ImageSet validation, double share, RunContext context)
    {
        Device device = DeviceChoice.Prepare(context);
        FrozenProbe probe = probed is null
            ? FrozenProbe.FitUntrained(description.Network, description.Seed, labelled, description.Classes.Count, device, context.Cancellation)
            : FrozenProbe.Fit(probed, labelled, description.Classes.Count, device, context.Cancellation);
        bool isOfUse = false;
        try
        {
            isOfUse = validation.Items.Count == 0
                ? probe.Features == FeatureKind.Fused
                : Helps(probe, networkPath, validation, share, device, context.Cancellation);
            return isOfUse ? probe : null;
        }
        finally
        {
            if (!isOfUse)
                probe.Dispose();
        }
    }

    private static bool Helps(
        FrozenProbe probe, string networkPath, ImageSet validation, double share, Device device, CancellationToken cancellation)
    {
        using FgSslNetwork network = ModelFile.Load(networkPath, device);
        using DisposeScope scope = NewDisposeScope();
        Tensor both = EvaluationPass.Gather(
            network, validation, device,
            images => stack([EvaluationPass.Probabilities(network, images), probe.Probabilities(images)], 1), cancellation); // [N, 2, K]
        Tensor answers = both.select(1, 0);
        int[] classes = [.. validation.Items.Select(item => item.ClassIndex!.Value)];
        ClassificationScores alone = ClassificationScores.Measure(Rows(answers), classes);
        ClassificationScores joined = ClassificationScores.Measure(Rows(LogarithmicPool.Of(answers, both.select(1, 1), share)), classes);
        return double.IsFinite(alone.MacroAuc) ? joined.MacroAuc > alone.MacroAuc : joined.LogLoss < alone.LogLoss;
    }

    private static float[][] Rows(Tensor answers) => [.. answers.contiguous().data<float>().ToArray().Chunk((int)answers.shape[1])];
}
