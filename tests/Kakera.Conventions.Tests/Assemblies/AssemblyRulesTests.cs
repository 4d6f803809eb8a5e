using Kakera.Data.Settings;

namespace Kakera.Conventions.Tests.Assemblies;

/// <summary>Each rule finds what it is for.</summary>
public class AssemblyRulesTests
{
    private static SourceFile Project(string name, string items) =>
        new($"src/{name}/{name}.csproj", $"<Project><ItemGroup>{items}</ItemGroup></Project>");

    [Fact]
    public void A_reference_against_the_stream_is_found()
    {
        string toLearning = "<ProjectReference Include=\"../Kakera.Learning/Kakera.Learning.csproj\" />";
        Assert.Empty(ProjectRules.WrongReferences(Project("Kakera", toLearning)));
        Assert.Single(ProjectRules.WrongReferences(Project("Kakera.Evaluation", toLearning)));
        Assert.Single(ProjectRules.WrongReferences("Kakera.Evaluation", ["System.Runtime", "Kakera.Learning"]));
    }

    [Fact]
    public void Torch_outside_learning_is_found()
    {
        string torch = "<PackageReference Include=\"TorchSharp\" />";
        Assert.Empty(ProjectRules.WrongReferences(Project("Kakera.Learning", torch)));
        Assert.Single(ProjectRules.WrongReferences(Project("Kakera.Data", torch)));
        Assert.Single(ProjectRules.WrongReferences(Project("Kakera.Serving", "<Import Project=\"../../eng/Torch.props\" />")));
        Assert.Single(ProjectRules.WrongReferences("Kakera.Data", ["TorchSharp"]));
    }

    [Fact]
    public void A_list_of_banned_symbols_that_nobody_reads_is_found()
    {
        Assert.Empty(ProjectRules.UnreadBans(Project("Kakera", "<AdditionalFiles Include=\"$(MSBuildThisFileDirectory)eng/BannedSymbols.txt\" />")));
        Assert.Empty(ProjectRules.UnreadBans(Project("Kakera", "<AdditionalFiles Include=\"../../eng/BannedSymbols.Torch.txt\" />")));
        Assert.Single(ProjectRules.UnreadBans(Project("Kakera", "<AdditionalFiles Include=\"../../eng/BannedTorchSymbols.txt\" />")));
    }

    [Fact]
    public void A_project_that_the_rules_do_not_know_is_found() =>
        Assert.Single(ProjectRules.WrongReferences(Project("Kakera.Surprise", "")));

    [Fact]
    public void Settings_without_problems_are_found()
    {
        Assert.Single(TypeRules.SettingsWithoutProblems(typeof(SilentSettings)));
        Assert.Empty(TypeRules.SettingsWithoutProblems(typeof(TellingSettings)));
    }

    [Fact]
    public void Settings_that_can_be_changed_are_found()
    {
        Assert.Single(TypeRules.MutableSettings(typeof(SilentSettings)));
        Assert.Empty(TypeRules.MutableSettings(typeof(TellingSettings)));
    }

    [Fact]
    public void A_tuple_of_three_is_found_however_deep() =>
        Assert.Equal(2, TypeRules.WideTuples(typeof(Tuples)).Count());

    private static class Tuples
    {
        public static (int A, int B) Two() => (1, 2);

        public static (int A, int B, int C) Three() => (1, 2, 3);

        public static Dictionary<string, (int A, int B, int C)[]> Deep() => [];
    }
}

public sealed record SilentSettings
{
    public int Size { get; set; }
}

public sealed record TellingSettings
{
    public int Size { get; init; }

    public IEnumerable<SettingProblem> Problems() => Size < 0 ? [new SettingProblem("size", "must be 0 or more")] : [];
}
