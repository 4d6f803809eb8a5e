using System.Text.Json;
using Kakera.Data;
using Kakera.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Training;

public sealed class TrainingRulesTests
{
    [Fact]
    public void The_best_epoch_has_the_highest_area_then_the_lowest_loss_then_is_the_earliest()
    {
        Assert.Equal(2, BestEpoch.Of([Record(1, .7, .1), Record(2, .8, .5), Record(3, .75, .1)]).Epoch);
        Assert.Equal(3, BestEpoch.Of([Record(1, .7, .1), Record(2, .8, .5), Record(3, .8, .4)]).Epoch);
        Assert.Equal(2, BestEpoch.Of([Record(1, .7, .1), Record(2, .8, .5), Record(3, .8, .5)]).Epoch);
        Assert.Equal(1, BestEpoch.Of([Record(1, .7, .1), Record(2, null, null)]).Epoch);
        Assert.Equal(2, BestEpoch.Of([Record(1, null, .3), Record(2, null, .2), Record(3, null, .4)]).Epoch);
        Assert.Equal(2, BestEpoch.Of([Record(1, null, null), Record(2, null, null)]).Epoch);
    }

    [Fact]
    public void Pretraining_keeps_the_last_epoch_or_the_earliest_with_the_highest_area_over_three_epochs()
    {
        EpochRecord[] history = [.. new double?[] { .9, .6, .6, .75, .75, .75, .5, .75, .75, .75 }.Select((auc, i) => Watched(i + 1, auc))];
        Assert.Equal(10, KeptEpoch.Of(history, KeepRule.Last).Epoch);
        Assert.Equal(6, KeptEpoch.Of(history, KeepRule.BestKnn).Epoch); // not 1, which is high by itself; not 10, which is as high
        Assert.Equal(2, KeptEpoch.Of(history[..2], KeepRule.BestKnn).Epoch); // nothing to smooth over yet
        Assert.Equal(3, KeptEpoch.Of(history[..4], KeepRule.BestKnn).Epoch); // .7, and .65 after it
        Assert.Equal(2, KeptEpoch.Of([Watched(1, null), Watched(2, null)], KeepRule.BestKnn).Epoch);
    }

    [Fact]
    public void What_pretraining_has_kept_is_only_ever_given_up_for_the_newest_epoch()
    {
        var random = new KeyedRandom(5);
        EpochRecord[] history = [.. Enumerable.Range(1, 200).Select(epoch => Watched(epoch, random.NextBool(.95) ? random.NextDouble() : null))];
        for (int n = 2; n <= history.Length; n++)
        {
            int before = KeptEpoch.Of(history[..(n - 1)], KeepRule.BestKnn).Epoch, now = KeptEpoch.Of(history[..n], KeepRule.BestKnn).Epoch;
            Assert.True(now == n || now == before, $"{before} → {now} after epoch {n}");
        }
    }

    [Fact]
    public void Running_statistics_follow_within_a_tenth_of_a_short_run_and_as_set_in_a_long_one()
    {
        Assert.Equal(1, BatchNormMomentum.At(.01, step: 0, totalSteps: 1000));
        Assert.Equal(.1, BatchNormMomentum.At(.01, step: 50, totalSteps: 60));
        Assert.Equal(.01, BatchNormMomentum.At(.01, step: 5000, totalSteps: 10000));
        Assert.Equal(.3, BatchNormMomentum.At(.3, step: 5000, totalSteps: 10000));
    }

    [Fact]
    public void CutMix_mixes_targets_by_the_area_that_was_replaced()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor images = arange(4, ScalarType.Float32).reshape(4, 1, 1, 1).expand(4, 3, 8, 8).clone();
        Tensor targets = eye(4);
        int mixedBatches = 0;
        for (ulong batch = 0; batch < 20; batch++)
        {
            CutMix mixed = CutMix.Apply(images, targets, probability: 1, new KeyedRandom(batch));
            for (int n = 0; n < 4; n++)
            {
                double own = mixed.Images[n].eq(n).to(ScalarType.Float64).mean().item<double>();
                Assert.Equal(own, mixed.Targets[n, n].item<float>(), 1e-6);
                Assert.Equal(1, mixed.Targets[n].sum().item<float>(), 1e-6f);
                mixedBatches += own < 1 ? 1 : 0;
            }
        }
        Assert.True(mixedBatches > 20);
        Assert.Same(images, CutMix.Apply(images, targets, probability: 0, new KeyedRandom(1)).Images);
    }

    [Fact]
    public void A_device_that_is_not_there_is_named()
    {
        Assert.Equal(DeviceType.CPU, DeviceChoice.Resolve("cpu").type);
        Assert.Contains("Use auto, cpu or cuda", Assert.Throws<KakeraException>(() => DeviceChoice.Resolve("gpu")).Message);
        if (!cuda_is_available())
        {
            Assert.Equal(DeviceType.CPU, DeviceChoice.Resolve("auto").type);
            Assert.Contains("no NVIDIA GPU", Assert.Throws<KakeraException>(() => DeviceChoice.Resolve("cuda")).Message);
        }
    }

    [Fact]
    public void Settings_as_they_come_have_no_problems()
    {
        Assert.Empty(new PretrainSettings().Problems(64));
        Assert.Empty(new FinetuneSettings().Problems(64));
    }

    [Fact]
    public void A_network_that_leaves_images_as_they_are_is_the_same_as_before_it_could_enlarge_them()
    {
        Assert.All([0, 1], enlarge => Assert.DoesNotContain("Enlarge", JsonSerializer.Serialize(new FinetuneSettings { Enlarge = enlarge }.OfNetwork())));
        Assert.Contains("\"Enlarge\":2", JsonSerializer.Serialize(new FinetuneSettings { Enlarge = 2 }.OfNetwork()));
        Assert.Equal("enlarge", Assert.Single(new FinetuneSettings { Enlarge = 5 }.Problems(64)).Path);
        Assert.Equal("enlarge", Assert.Single(new FinetuneSettings { Enlarge = -1 }.Problems(64)).Path);
    }

    [Theory]
    [InlineData(70, 0, 125)]
    [InlineData(70, 2, 42)]
    [InlineData(279, 1, 63)]
    [InlineData(279, 2, 21)]
    [InlineData(2, 2, 14)]
    public void Larger_images_are_seen_a_third_as_often(int images, int enlarge, int epochs)
    {
        Assert.Equal(epochs, Finetuner.Epochs(images, new FinetuneSettings { Enlarge = enlarge }));
        Assert.Equal(7, Finetuner.Epochs(images, new FinetuneSettings { Enlarge = enlarge, Epochs = 7 }));
    }

    private static EpochRecord Watched(int epoch, double? auc) => new(
        epoch, epoch, 0, 0, 0, auc is double area ? new Dictionary<string, double> { [PretrainWatch.MacroAuc] = area } : []);

    private static EpochRecord Record(int epoch, double? auc, double? loss)
    {
        var measures = new Dictionary<string, double>();
        if (auc is { } area)
            measures[BestEpoch.MacroAuc] = area;
        if (loss is { } value)
            measures[BestEpoch.Loss] = value;
        return new EpochRecord(epoch, epoch, 0, 0, 0, measures);
    }
}
