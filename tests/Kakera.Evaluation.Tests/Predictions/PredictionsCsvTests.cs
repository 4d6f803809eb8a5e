using Kakera.Data;
using Kakera.Evaluation.Predictions;

namespace Kakera.Evaluation.Tests.Predictions;

public sealed class PredictionsCsvTests
{
    private static readonly PredictionSet Set = new(
        ["母斑", "a, \"b\""],
        [
            new Prediction("フォルダ/画像 1.jpg", "g", 1, [0.25f, 0.75f]),
            new Prediction("odd, \"name\"\nof a file.png", "g", null, [0.9f, 0.1f]),
            new Prediction("rare.png", "h", null, [0.625f, 0.375f]) { Answer = 1 },
        ]);

    [Fact]
    public void The_columns_are_those_of_the_contract() => Assert.Equal(
        """
        image,label,confidence,status,p_nevus,p_melanoma
        a.jpg,melanoma,0.75,answered,0.25,0.75
        b.jpg,nevus,0.6,abstained,0.6,0.4

        """.ReplaceLineEndings("\n"),
        PredictionsCsv.Text(
            new PredictionSet(["nevus", "melanoma"], [new Prediction("a.jpg", "1", 0, [0.25f, 0.75f]), new Prediction("b.jpg", "2", 0, [0.6f, 0.4f])]), 0.7));

    [Fact]
    public void What_was_written_is_read_again()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        try
        {
            PredictionsCsv.Write(path, Set);
            PredictionSet read = PredictionsCsv.Read(path);
            Assert.Equal(Set.Classes, read.Classes);
            Assert.Equal(Set.Items.Select(item => item.Image), read.Items.Select(item => item.Image));
            Assert.All(Set.Items.Zip(read.Items), pair => Assert.Equal(pair.First.Probabilities, pair.Second.Probabilities));
            Assert.Equal([1, 0, 1], read.Items.Select(item => item.Answer));
            Assert.Equal([0.75f, 0.9f, 0.375f], read.Items.Select(item => item.Confidence));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("image,label\na.jpg,x\n")]
    [InlineData("image,label,confidence,status,p_a,p_b\na.jpg,a,0.5,answered,0.5\n")]
    [InlineData("image,label,confidence,status,p_a,p_b\na.jpg,a,0.5,answered,0.5,half\n")]
    [InlineData("image,label,confidence,status,p_a,p_b\na.jpg,c,0.5,answered,0.5,0.5\n")]
    public void Another_file_is_refused_in_words(string text)
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        try
        {
            File.WriteAllText(path, text);
            Assert.Equal(path, Assert.Throws<KakeraException>(() => PredictionsCsv.Read(path)).Where);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_missing_file_is_refused_in_words() => Assert.Throws<KakeraException>(() => PredictionsCsv.Read("no such file.csv"));

    [Fact]
    public void Of_equal_probabilities_the_first_is_the_answer()
    {
        var prediction = new Prediction("x", "x", null, [0.2f, 0.4f, 0.4f]);
        Assert.Equal(1, prediction.Answer);
        Assert.Equal(0.4f, prediction.Confidence);
    }
}
