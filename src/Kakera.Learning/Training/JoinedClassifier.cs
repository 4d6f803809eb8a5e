using System.Text.Json.Serialization;
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
/// <param name="ProbedNetworks">How many frozen networks the probe looks at; 0 where there is no probe.</param>
public sealed record JoinedClassifier(string ModelPath, double ProbeShare, int ProbedNetworks)
{
    /// <summary>Its class probabilities for the validation images, [N][K], not calibrated; empty where it was not just made.</summary>
    [JsonIgnore]
    public float[][] Validation { get; init; } = [];

    /// <summary>Fits the probe, asks the validation images, and writes <c>model.safetensors</c>; the network's own file stays as it is.</summary>
    /// <remarks>
    /// A probe joins where both together have a higher macro AUC on the validation images than the network alone. Without validation images nobody
    /// can say; then a probe on a block that was pre-trained is taken, and one on an encoder alone is not.
    /// </remarks>
    /// <param name="networkPath">The network.</param>
    /// <param name="probed">Models whose frozen weights the probe describes images by, two at most; none for random weights of the network's shape and seed.</param>
    /// <param name="labelled">What the probe learns from: what the network was fine-tuned on.</param>
    /// <param name="validation">What decides; may be empty.</param>
    /// <param name="settings">What the probe is to count, and what else is looked at beside the whole of an image.</param>
    /// <param name="context">Folder, which must be there, device and cancellation.</param>
    /// <exception cref="KakeraException">A file is missing or damaged, or the folder cannot be written to.</exception>
    public static JoinedClassifier Make(
        string networkPath, IReadOnlyList<string> probed, ImageSet labelled, ImageSet validation, FinetuneSettings settings, RunContext context)
    {
        ModelDescription description = ModelFile.Describe(networkPath);
        Device device = DeviceChoice.Prepare(context);
        using FrozenProbe? fitted = settings.ProbeShare == 0 ? null : Fit(description, probed, labelled, device, context.Cancellation);
        (float[][] alone, float[][] joined) = Answers(networkPath, fitted, validation, settings, device, context.Cancellation);
        FrozenProbe? probe = fitted is not null && IsOfUse(fitted, alone, joined, validation) ? fitted : null;
        string path = Path.Combine(context.Folder, FinishedRun.ModelName);
        using DisposeScope scope = NewDisposeScope();
        IEnumerable<KeyValuePair<string, Tensor>> network = TensorFile.Read(networkPath).Tensors;
        ModelFile.Write(
            path,
            network.Concat(probe?.Tensors ?? new Dictionary<string, Tensor>()).ToDictionary(StringComparer.Ordinal),
            description with
            {
                Probe = probe is null ? null : new ProbeDescription(probe.Features, settings.ProbeShare, probe.Given),
                TestCrop = settings.TestCrop,
                Created = context.Time.GetUtcNow(),
            });
        return new JoinedClassifier(path, probe is null ? 0 : settings.ProbeShare, probe?.Networks ?? 0) { Validation = probe is null ? alone : joined };
    }

    private static FrozenProbe Fit(
        ModelDescription description, IReadOnlyList<string> probed, ImageSet labelled, Device device, CancellationToken cancellation) => probed.Count == 0
        ? FrozenProbe.FitUntrained(description.Network, description.Seed, labelled, description.Classes.Count, device, cancellation)
        : FrozenProbe.Fit(probed, labelled, description.Classes.Count, device, cancellation);

    // What the network says by itself, and what both say together; the same where there is no probe.
    private static (float[][] Alone, float[][] Joined) Answers(
        string networkPath, FrozenProbe? probe, ImageSet images, FinetuneSettings settings, Device device, CancellationToken cancellation)
    {
        if (images.Items.Count == 0)
            return ([], []);
        using FgSslNetwork network = ModelFile.Load(networkPath, device);
        using DisposeScope scope = NewDisposeScope();
        Tensor both = EvaluationPass.Gather(
            network, images, device, batch => AnswerViews.Mean(batch, settings.TestCrop, AloneAndJoined), cancellation); // [N, 2, K], or [N, 1, K]
        float[][] alone = Rows(both.select(1, 0));
        return (alone, probe is null ? alone : Rows(both.select(1, 1)));

        Tensor AloneAndJoined(Tensor batch)
        {
            using DisposeScope view = NewDisposeScope();
            Tensor answers = EvaluationPass.Probabilities(network, batch);
            Tensor[] told = probe is null ? [answers] : [answers, LogarithmicPool.Of(answers, probe.Probabilities(batch), settings.ProbeShare)];
            return stack(told, 1).MoveToOuterDisposeScope();
        }
    }

    private static bool IsOfUse(FrozenProbe probe, float[][] alone, float[][] joined, ImageSet validation)
    {
        if (validation.Items.Count == 0)
            return probe.Features == FeatureKind.Fused;
        int[] classes = [.. validation.Items.Select(item => item.ClassIndex!.Value)];
        ClassificationScores without = ClassificationScores.Measure(alone, classes), with = ClassificationScores.Measure(joined, classes);
        return double.IsFinite(without.MacroAuc) ? with.MacroAuc > without.MacroAuc : with.LogLoss < without.LogLoss;
    }

    private static float[][] Rows(Tensor answers) => [.. answers.contiguous().data<float>().ToArray().Chunk((int)answers.shape[1])];
}
