using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Learning.Checkpoints;
using Kakera.Learning.Inference;
using Kakera.Learning.Probes;
using Kakera.Learning.Schedules;
using Kakera.Learning.Training;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Training;

public sealed class FinetunerTests
{
    [Fact]
    public void Eight_images_are_learned_by_heart()
    {
        using var folder = new TemporaryFolder();
        ImageSet labelled = TinyRun.Images(8);
        FinetuneSettings settings = TinyRun.Finetune with { Epochs = 10, BatchSize = 8, Schedule = ScheduleKind.Joint };
        FinetuneResult result = Finetuner.Run(labelled, TinyRun.None, TinyRun.Classes(2), TinyRun.Network, null,
            settings, TinyRun.Context(folder));
        Assert.Equal(10, result.BestEpoch); // without validation images, the last
        float[][] answers = Predictor.Predict(result.ModelPath, labelled, TinyRun.Context(folder));
        Assert.Equal(labelled.Items.Select(item => item.ClassIndex!.Value), answers.Select(row => Array.IndexOf(row, row.Max())));
        Assert.Equal(TinyRun.Classes(2), ModelFile.Describe(result.ModelPath).Classes);
    }

    [Fact]
    public void Starts_from_the_pretrained_weights_and_predicts_every_image_once_whatever_the_batch()
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        ImageSet images = TinyRun.Images(7, 3);
        PretrainResult pretrained = Pretrainer.Run(images, TinyRun.Network, TinyRun.Pretrain with { Epochs = 1 }, TinyRun.Context(first),
            watch: null);

        // A rate of almost nothing leaves the encoder where it started, to be compared.
        FinetuneSettings settings = TinyRun.Finetune with { Epochs = 1, EncoderLearningRate = 1e-30 };
        FinetuneResult result = Finetuner.Run(images, images, TinyRun.Classes(3), TinyRun.Network, pretrained.ModelPath, settings,
            TinyRun.Context(second));
        using (NewDisposeScope())
        {
            Tensor before = TensorFile.Read(pretrained.ModelPath).Tensors["encoder.conv1.weight"];
            Assert.True(before.bytes.SequenceEqual(TensorFile.Read(result.ModelPath).Tensors["encoder.conv1.weight"].bytes));
        }

        float[][] together = Predictor.Predict(result.ModelPath, images, TinyRun.Context(second));
        float[][] apart = Predictor.Predict(result.ModelPath, images, TinyRun.Context(second), batchSize: 3);
        Assert.Equal(7, together.Length);
        Assert.Equal(7, apart.Length);
        for (int n = 0; n < 7; n++)
        {
            Assert.Equal(1, together[n].Sum(), 1e-5f);
            for (int k = 0; k < 3; k++)
                Assert.Equal(together[n][k], apart[n][k], 1e-5f);
        }

        float[][] trained = FrozenFeatures.Extract(pretrained.ModelPath, images, TinyRun.Context(first));
        float[][] untrained = FrozenFeatures.ExtractUntrained(TinyRun.Network, images, TinyRun.Context(first));
        Assert.Equal(512, trained[6].Length);
        Assert.NotEqual(trained[6], untrained[6]);
        Assert.Equal(3 * 256, FrozenFeatures.Extract(pretrained.ModelPath, images, TinyRun.Context(first), FeatureKind.Fused)[0].Length);

        KakeraException refusal = Assert.Throws<KakeraException>(() =>
            Predictor.Predict(pretrained.ModelPath, images, TinyRun.Context(first)));
        Assert.Contains("encoder", refusal.Message);
        var larger = new ImageSet(PixelCache.InMemory(40, new byte[3 * 40 * 40]), [images.Items[0]]);
        Assert.Contains("32×32 pixels, these are 40×40",
            Assert.Throws<KakeraException>(() => Predictor.Predict(result.ModelPath, larger, TinyRun.Context(first))).Message);
        Assert.Throws<KakeraException>(() => Finetuner.Run(
            images, images, TinyRun.Classes(3), TinyRun.Network with { EmbeddingDimension = 8 }, pretrained.ModelPath, settings,
                TinyRun.Context(first)));
    }

    [Fact]
    public void Labels_that_cannot_be_learned_from_are_refused()
    {
        using var folder = new TemporaryFolder();
        ImageSet images = TinyRun.Images(6);
        string Refusal(ImageSet labelled, int classes) => Assert.Throws<KakeraException>(() => Finetuner.Run(
            labelled, TinyRun.None, TinyRun.Classes(classes), TinyRun.Network, null, TinyRun.Finetune,
                TinyRun.Context(folder))).Message;
        Assert.Contains("at least 2 classes", Refusal(images, 1));
        Assert.Contains("\"class 2\" has no image", Refusal(images, 3));
        Assert.Contains("3.png: the image has no label", Refusal(
            images with { Items = [.. images.Items.Select((item, i) => i == 3 ? item with { ClassIndex = null } : item)] }, 2));
    }
}
