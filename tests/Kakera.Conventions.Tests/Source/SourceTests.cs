namespace Kakera.Conventions.Tests.Source;

/// <summary>What stands in the tree keeps the rules.</summary>
public class SourceTests
{
    private static readonly SourceFile[] Product = [.. Repository.Product()];
    private static readonly SourceFile[] All = [.. Repository.Files()];

    [Fact]
    public void The_tree_was_found()
    {
        Assert.True(Product.Length > 20, $"{Product.Length} files of C# below src/");
        Assert.True(All.Any(file => file.Path == "README.md"), "README.md is not among the files");
    }

    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        Violations.None(All.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal)).SelectMany(SourceRules.TooLong));

    [Fact]
    public void One_public_type_a_file_named_for_it() => Violations.None(Product.SelectMany(SourceRules.MisnamedTypes));

    [Fact]
    public void Types_are_named_for_what_they_are() => Violations.None(Product.SelectMany(SourceRules.EmptyNames));

    [Fact]
    public void Nothing_is_left_for_later_in_the_code() => Violations.None(All.SelectMany(SourceRules.Leftovers));

    [Fact]
    public void A_suppressed_warning_says_why() => Violations.None(All.SelectMany(SourceRules.UnexplainedSuppressions));

    [Fact]
    public void No_path_of_a_machine_stands_in_the_repository() => Violations.None(All.SelectMany(SourceRules.MachinePaths));

    [Fact]
    public void Blocks_know_nothing_of_training() => Violations.None(Product.SelectMany(SourceRules.BlocksThatKnowTraining));
}
