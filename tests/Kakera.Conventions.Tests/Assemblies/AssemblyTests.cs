using System.Reflection;

namespace Kakera.Conventions.Tests.Assemblies;

/// <summary>What was built keeps the rules.</summary>
public class AssemblyTests
{
    private static readonly Assembly[] Ours =
        [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => (name == "Kakera" || name.StartsWith("Kakera.", StringComparison.Ordinal)) && !name.EndsWith(".Tests", StringComparison.Ordinal))
            .Append("kakera-cli")
            .Order(StringComparer.Ordinal)
            .Select(Assembly.Load)];

    [Fact]
    public void All_assemblies_of_the_product_were_found()
    {
        string[] projects = [.. Repository.Files("src").Where(IsProject).Select(NameOf).Order(StringComparer.Ordinal)];
        Assert.Equal(projects, Ours.Select(NameOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Projects_reference_one_way() =>
        Violations.None(Repository.Files("src").Where(IsProject).SelectMany(ProjectRules.WrongReferences));

    [Fact]
    public void Every_list_of_banned_symbols_is_read() => Violations.None(Repository.Files()
        .Where(file => IsProject(file) || file.Path.EndsWith(".props", StringComparison.Ordinal)).SelectMany(ProjectRules.UnreadBans));

    [Fact]
    public void Assemblies_use_one_way() =>
        Violations.None(Ours.SelectMany(assembly => ProjectRules.WrongReferences(
            NameOf(assembly), assembly.GetReferencedAssemblies().Select(reference => reference.Name!))));

    [Fact]
    public void Every_settings_record_tells_its_problems() => Violations.None(Types().SelectMany(TypeRules.SettingsWithoutProblems));

    [Fact]
    public void Settings_cannot_be_changed() => Violations.None(Types().SelectMany(TypeRules.MutableSettings));

    [Fact]
    public void No_tuple_is_longer_than_two() => Violations.None(Types().SelectMany(TypeRules.WideTuples));

    private static IEnumerable<Type> Types() => Ours.SelectMany(assembly => assembly.GetTypes());

    private static bool IsProject(SourceFile file) => file.Path.EndsWith(".csproj", StringComparison.Ordinal);

    private static string NameOf(SourceFile project) => Path.GetFileNameWithoutExtension(project.Name);

    private static string NameOf(Assembly assembly) => assembly.GetName().Name is "kakera-cli" ? "Kakera.Cli" : assembly.GetName().Name!;
}
