using System.Text.Json;
using Kakera.Learning.Checkpoints;
using Kakera.Learning.Methods;
using Kakera.Learning.Methods.BarlowTwins;
using Kakera.Learning.Optimizers;
using Kakera.Learning.Training;

namespace Kakera.Learning.Tests.Training;

public sealed class PretrainSettingsTests
{
    private static readonly PretrainSettings Other = new() { BarlowTwins = new BarlowTwinsSettings { ProjectorWidth = 64 } };

    [Theory]
    [InlineData(OptimizerKind.Lars, 0, .1)]
    [InlineData(OptimizerKind.AdamW, 0, .003)]
    [InlineData(OptimizerKind.Sgd, 0, .01)]
    [InlineData(OptimizerKind.AdamW, .5, .5)]
    public void A_learning_rate_that_is_not_given_suits_the_optimiser(OptimizerKind kind, double given, double expected)
    {
        PretrainSettings settings = new() { LearningRate = given, Optimizer = new OptimizerSettings { Kind = kind } };
        Assert.Empty(settings.Problems(64));
        Assert.Equal(expected, settings.HighestLearningRate(images: 1000));
    }

    [Theory]
    [InlineData(16, 1000, .025)]
    [InlineData(32, 1000, .05)]
    [InlineData(64, 1000, .1)]
    [InlineData(256, 1000, .1)]
    [InlineData(64, 24, .0375)] // all 24 are one batch
    public void For_LARS_it_falls_with_batches_of_fewer_than_64(int batch, int images, double expected)
    {
        PretrainSettings settings = new() { BatchSize = batch };
        Assert.Equal(expected, settings.HighestLearningRate(images), 12);
        Assert.Equal(.1, (settings with { LearningRate = .1 }).HighestLearningRate(images));
        Assert.Equal(.003, (settings with { Optimizer = new OptimizerSettings { Kind = OptimizerKind.AdamW } }).HighestLearningRate(images));
    }

    [Fact]
    public void A_section_of_another_method_and_the_default_methods_name_are_no_part_of_a_runs_identity()
    {
        Assert.Equal(RunIdentity.Of(new PretrainSettings()), RunIdentity.Of(Other));
        Assert.DoesNotContain(RunIdentity.Of(Other).Keys, path => path.StartsWith("method", StringComparison.Ordinal) || path.Contains("barlow"));
        Assert.Equal("64", RunIdentity.Of(Other with { Method = "barlow-twins" })["barlow_twins.projector_width"]);
        Assert.Equal("\"barlow-twins\"", RunIdentity.Of(Other with { Method = "barlow-twins" })["method"]);
    }

    [Fact]
    public void What_has_a_bearing_is_written_as_the_properties_stand()
    {
        string[] written = [.. JsonSerializer.SerializeToElement(new PretrainSettings()).EnumerateObject().Select(field => field.Name)];
        Assert.Equal(
            ["Epochs", "BatchSize", "Grids", "Schedule", "LearningRate", "WarmupEpochs", "Optimizer", "GradientLimit", "Loss", "Views", "Reference",
                "Collapse", "EarlyStop", "Keep", "Neighbours", "CheckpointEverySteps", "CheckpointEverySeconds"],
            written);
    }

    [Fact]
    public void An_unknown_method_is_refused_with_the_names_of_the_known_ones()
    {
        string message = Assert.Single(new PretrainSettings { Method = "magic" }.Problems(64)).Message;
        Assert.StartsWith("is \"magic\"; must be one of fg-ssl, ", message, StringComparison.Ordinal);
        Assert.All(PretrainMethods.Names, name => Assert.Contains(name, message));
    }

    [Fact]
    public void Every_section_of_a_method_is_named_for_one_and_tells_what_is_out_of_range()
    {
        Assert.All(PretrainSettings.OfMethods(), section =>
            Assert.Contains(JsonNamingPolicy.KebabCaseLower.ConvertName(section.Name), PretrainMethods.Names));
        PretrainSettings wrong = new() { BarlowTwins = new BarlowTwinsSettings { ProjectorWidth = 1 } };
        Assert.Equal("barlow_twins.projector_width", Assert.Single(wrong.Problems(64)).Path);
    }
}
