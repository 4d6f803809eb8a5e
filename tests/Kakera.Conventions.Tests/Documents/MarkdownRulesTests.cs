namespace Kakera.Conventions.Tests.Documents;

/// <summary>Each rule finds what it is for.</summary>
public class MarkdownRulesTests
{
    private static readonly Dictionary<string, string> Tree = new()
    {
        ["README.md"] = "# Kakera\n",
        ["docs/method.md"] = "# The method\n\n## Views of one image, x′\n",
        ["docs"] = "",
    };

    private static string[] Broken(string text) =>
        [.. MarkdownRules.BrokenLinks(new SourceFile("docs/page.md", text), Tree.GetValueOrDefault)];

    [Theory]
    [InlineData("[a](method.md)")]
    [InlineData("[a](../README.md#kakera)")]
    [InlineData("[a](method.md#views-of-one-image-x)")]
    [InlineData("[a](https://example.org/none)")]
    [InlineData("[a](../docs/)")]
    [InlineData("# Here\n[a](#here)")]
    [InlineData("```\n[a](none.md)\n```")]
    public void A_link_that_resolves_is_right(string text) => Assert.Empty(Broken(text));

    [Theory]
    [InlineData("[a](none.md)")]
    [InlineData("![a](images/none.png)")]
    [InlineData("[a](method.md#loss)")]
    [InlineData("[a](#nowhere)")]
    public void A_broken_link_is_found(string text) => Assert.Single(Broken(text));

    [Fact]
    public void Headings_inside_code_are_none() =>
        Assert.Equal(["A", "B"], MarkdownRules.Headings("# A\n```sh\n# not one\n```\n### B\n"));

    [Fact]
    public void Commands_are_read_from_shell_blocks_only()
    {
        string page = "```sh\n./kakera pilot --demo --out W   # four classes\n./test\n./kakera predict \\\n    --workspace W\n```\n"
            + "```\n./kakera not this\n```\n";
        Assert.Equal(["./kakera pilot --demo --out W", "./kakera predict --workspace W"], MarkdownRules.KakeraCommands(page));
    }

    [Fact]
    public void A_package_needs_a_paragraph_not_a_mention()
    {
        string paragraph = "`Tomlyn` reads settings. " + new string('x', 120);
        Assert.Empty(MarkdownRules.Unexplained(["Tomlyn"], paragraph));
        Assert.Equal(["CsCheck", "Tomlyn"], MarkdownRules.Unexplained(["CsCheck", "Tomlyn"], "`Tomlyn` is used.\n\n" + new string('x', 200)));
    }
}
