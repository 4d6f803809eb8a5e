using Kakera.Settings;

namespace Kakera.Tests.Settings;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("epoch", "epochs")]
    [InlineData("EPOCHS", "epochs")]
    [InlineData("ephocs", "epochs")]
    [InlineData("lerning_rate", "learning_rate")]
    [InlineData("sede", "seed")]
    [InlineData("zebra", null)]
    [InlineData("", null)]
    public void Only_a_near_name_is_proposed(string word, string? expected) =>
        Assert.Equal(expected, Spelling.Nearest(word, ["epochs", "batch_size", "learning_rate", "seed"]));

    [Fact]
    public void Of_equally_near_names_the_first_of_the_alphabet_is_proposed() =>
        Assert.Equal("resnet18", Spelling.Nearest("resnet81", ["resnet50", "resnet34", "resnet18"]));
}
