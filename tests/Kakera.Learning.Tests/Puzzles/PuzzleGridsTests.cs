using System.Text.Json;
using Kakera.Data;
using Kakera.Learning.Puzzles;
using Kakera.Learning.Tests.Training;
using Kakera.Learning.Training;

namespace Kakera.Learning.Tests.Puzzles;

public sealed class PuzzleGridsTests
{
    [Fact]
    public void Grids_are_a_value_and_auto_is_another_than_none()
    {
        PuzzleGrids grids = [8, 4, 2], same = [8, 4, 2], none = [];
        Assert.True(grids == same);
        Assert.Equal(grids.GetHashCode(), same.GetHashCode());
        Assert.False(grids == [8, 4, 1]);
        Assert.False(none == PuzzleGrids.Auto);
        Assert.True(default(PuzzleGrids).IsAuto);
        Assert.Equal("8,4,2", grids.ToString());
    }

    [Theory]
    [InlineData("[16,8,4]")]
    [InlineData("[]")]
    [InlineData("\"auto\"")]
    public void What_is_written_as_JSON_reads_back_to_the_same(string json) =>
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<PuzzleGrids>(json)));

    [Fact]
    public void Another_word_than_auto_is_no_JSON_of_grids() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PuzzleGrids>("\"some\""));

    [Fact]
    public void Open_grids_are_no_fault_of_settings_where_some_can_be_tried_and_are_one_where_training_begins()
    {
        PretrainSettings open = TinyRun.Pretrain with { Grids = PuzzleGrids.Auto };
        Assert.Empty(open.Problems(32));
        Assert.Equal(
            "is auto, but no grids can be tried on images of side 61; choose a side that 8 divides, such as 64",
            Assert.Single(open.Problems(61)).Message);
        using var folder = new TemporaryFolder();
        KakeraException refusal = Assert.Throws<KakeraException>(
            () => Pretrainer.Run(TinyRun.Images(4), TinyRun.Network, open, TinyRun.Context(folder), watch: null));
        Assert.Contains("pretrain.grids is still auto", refusal.Message);
        refusal = Assert.Throws<KakeraException>(() => Finetuner.Run(
            TinyRun.Images(4), TinyRun.Images(4), TinyRun.Classes(2), TinyRun.Network, null,
            TinyRun.Finetune with { Grids = PuzzleGrids.Auto }, TinyRun.Context(folder)));
        Assert.Contains("finetune.grids is still auto", refusal.Message);
    }
}
