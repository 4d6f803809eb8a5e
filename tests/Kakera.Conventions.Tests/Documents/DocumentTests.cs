using System.Xml.Linq;

namespace Kakera.Conventions.Tests.Documents;

/// <summary>The pages keep the rules.</summary>
public class DocumentTests
{
    private static readonly SourceFile[] Pages =
        [.. Repository.Files().Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal))];

    [Fact]
    public void Every_link_inside_the_repository_resolves() =>
        Violations.None(Pages.SelectMany(page => MarkdownRules.BrokenLinks(page, Read)));

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.ja.md")]
    public void The_readme_is_shorter_than_150_lines(string path) =>
        Assert.InRange(Repository.Read(path).Lines.Length, 20, 149);

    [Fact]
    public void Both_readmes_have_the_same_sections_and_commands()
    {
        string english = Repository.Read("README.md").Text, japanese = Repository.Read("README.ja.md").Text;
        Assert.Equal(MarkdownRules.Headings(english).Count, MarkdownRules.Headings(japanese).Count);
        Assert.Equal(MarkdownRules.KakeraCommands(english), MarkdownRules.KakeraCommands(japanese));
        Assert.NotEmpty(MarkdownRules.KakeraCommands(english));
    }

    [Fact]
    public void Every_package_has_its_paragraph()
    {
        XElement versions = XElement.Parse(Repository.Read("Directory.Packages.props").Text);
        string[] packages = [.. versions.Descendants("PackageVersion").Select(item => (string)item.Attribute("Include")!)];
        Assert.True(packages.Length > 10);
        Violations.None(MarkdownRules.Unexplained(packages, Repository.Read("docs/decisions.md").Text)
            .Select(package => $"docs/decisions.md has no paragraph on `{package}`: why, licence, size, way out"));
    }

    private static string? Read(string path)
    {
        string full = Path.Combine(Repository.Root, path);
        return File.Exists(full) ? File.ReadAllText(full) : Directory.Exists(full) ? "" : null;
    }
}
