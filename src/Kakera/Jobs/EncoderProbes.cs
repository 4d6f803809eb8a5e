using Kakera.Data.Pixels;
using Kakera.Learning.Probes;
using Kakera.Learning.Training;
using Kakera.Settings;

namespace Kakera.Jobs;

/// <summary>What frozen encoders know, against the same network before any training: linear probe and nearest neighbours.</summary>
internal static class EncoderProbes
{
    /// <summary>Class probabilities for the test images of both probes on every encoder.</summary>
    /// <param name="encoders">The pre-trained encoders; where there is one, it is named for being pre-trained, of several each for its method.</param>
    /// <param name="start">The given weights, which are asked too where pre-training started from them; null for none.</param>
    /// <param name="data">The images; the probes learn from all labelled training images.</param>
    /// <param name="settings">The network, and how neighbours vote.</param>
    /// <param name="run">Device and seed: the untrained encoder is the one that pre-training begins with where no weights are given.</param>
    public static IReadOnlyList<ProbeOutcome> Run(
        IReadOnlyList<PretrainedEncoder> encoders, GivenWeights? start, TrainingData data, KakeraSettings settings, RunContext run)
    {
        ImageSet train = data.Train with { Items = [.. data.Train.Items.Where(item => item.ClassIndex is not null)] };
        return
        [
            .. encoders.SelectMany(encoder => On(
                encoders.Count == 1 ? ProbeOutcome.Pretrained : encoder.Method,
                images => FrozenFeatures.Extract(encoder.Result.ModelPath, images, run), train, data, settings)),
            .. start is null ? [] : On(ProbeOutcome.Given, images => FrozenFeatures.Extract(start.Path, images, run), train, data, settings),
            .. On(ProbeOutcome.Untrained, images => FrozenFeatures.ExtractUntrained(settings.Network, images, run), train, data, settings),
        ];
    }

    private static IEnumerable<ProbeOutcome> On(
        string encoder, Func<ImageSet, float[][]> describe, ImageSet train, TrainingData data, KakeraSettings settings)
    {
        LabelledFeatures trainFeatures = Labelled(describe, train), validation = Labelled(describe, data.Validation);
        float[][] test = describe(data.Test);
        int classes = data.Classes.Count;
        LinearProbe probe = LinearProbe.Fit(trainFeatures, validation, classes, new LinearProbeSettings());
        yield return new ProbeOutcome(ProbeOutcome.Linear, encoder, train.Items.Count, probe.Predict(test));
        yield return new ProbeOutcome(ProbeOutcome.Neighbours, encoder, train.Items.Count,
            KNearestNeighbours.Predict(trainFeatures.Features, trainFeatures.Classes, test, classes, settings.Pretrain.Neighbours));
    }

    private static LabelledFeatures Labelled(Func<ImageSet, float[][]> describe, ImageSet images) =>
        new(describe(images), [.. images.Items.Select(item => item.ClassIndex!.Value)]);
}
