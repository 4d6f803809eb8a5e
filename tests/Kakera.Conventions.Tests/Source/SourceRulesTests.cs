namespace Kakera.Conventions.Tests.Source;

/// <summary>Each scanner finds what it is for, and leaves alone what is right.</summary>
public class SourceRulesTests
{
    private static SourceFile Cs(string text, string path = "src/Kakera/Puzzle.cs") => new(path, text);

    [Fact]
    public void A_file_of_301_lines_is_too_long()
    {
        Assert.Empty(SourceRules.TooLong(Cs(string.Concat(Enumerable.Repeat("x\n", 300)))));
        Assert.Single(SourceRules.TooLong(Cs(string.Concat(Enumerable.Repeat("x\n", 301)))));
    }

    [Theory]
    [InlineData("public sealed class Puzzle\n{\n    public enum Kind { A }\n}\ninternal sealed record Piece(int At);\n")]
    [InlineData("public readonly record struct Puzzle(int Grid);\n")]
    [InlineData("internal static class Puzzle\n{\n}\n")]
    [InlineData("return 0;\n")]
    public void A_file_named_for_its_type_is_right(string text) => Assert.Empty(SourceRules.MisnamedTypes(Cs(text)));

    [Theory]
    [InlineData("public sealed class Puzzle\n{\n}\npublic enum Kind { A }\n")]
    [InlineData("public abstract record Jigsaw;\n")]
    [InlineData("internal interface IPuzzle;\n")]
    [InlineData("public delegate int Cut(int side);\n")]
    public void A_second_public_type_or_another_name_is_found(string text) => Assert.Single(SourceRules.MisnamedTypes(Cs(text)));

    [Theory]
    [InlineData("internal static class ImageUtils\n")]
    [InlineData("public class PuzzleBase\n")]
    [InlineData("public sealed class RunManager\n")]
    [InlineData("internal static class Helpers\n")]
    public void A_name_that_says_nothing_is_found(string text) => Assert.Single(SourceRules.EmptyNames(Cs(text)));

    [Theory]
    [InlineData("public sealed class CatalogDatabase\n")]
    [InlineData("public sealed class Baseline\n")]
    public void A_name_that_only_holds_such_a_word_is_right(string text) => Assert.Empty(SourceRules.EmptyNames(Cs(text)));

    [Fact]
    public void A_leftover_is_found_with_its_line()
    {
        string found = Assert.Single(SourceRules.Leftovers(Cs("int x;\n// TO" + "DO later\n")));
        Assert.StartsWith("src/Kakera/Puzzle.cs:2:", found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_suppression_without_its_reason_is_found()
    {
        string bare = "#pragma warning " + "disable CA1000\n";
        Assert.Single(SourceRules.UnexplainedSuppressions(Cs(bare)));
        Assert.Empty(SourceRules.UnexplainedSuppressions(Cs(bare.TrimEnd() + " // the factory is the point of this type\n")));
    }

    [Theory]
    [InlineData("at /ro" + "ot/.nuget/x")]
    [InlineData("at /ho" + "me/taro/kakera")]
    [InlineData("\"/wo" + "rk/main\"")]
    [InlineData(@"C:\Us" + @"ers\taro")]
    public void A_path_of_someones_machine_is_found(string text) => Assert.Single(SourceRules.MachinePaths(Cs(text)));

    [Theory]
    [InlineData("see src/wo" + "rk/flow and https://example.org/ro" + "ot/page")]
    [InlineData("/etc/os-release and /usr/share/fonts")]
    [InlineData("$HOME/.dotnet and ~/wo" + "rk/images")]
    [InlineData("an example: /home/me/images")]
    public void A_path_that_every_machine_has_is_right(string text) => Assert.Empty(SourceRules.MachinePaths(Cs(text)));

    [Fact]
    public void A_block_that_knows_training_is_found()
    {
        string text = "using Kakera.Learning.Training;\n";
        Assert.Single(SourceRules.BlocksThatKnowTraining(Cs(text, "src/Kakera.Learning/Losses/X.cs")));
        Assert.Empty(SourceRules.BlocksThatKnowTraining(Cs(text, "src/Kakera.Learning/Checkpoints/X.cs")));
    }
}
