namespace Kakera.Conventions.Tests;

/// <summary>The source tree that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Skipped = [".git", ".vs", ".idea", "bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts"];
    private static readonly string[] TextEndings =
        [".cs", ".csproj", ".props", ".targets", ".slnx", ".json", ".toml", ".md", ".txt", ".yml", ".html", ".css", ".js", ".sh", ".csv", ".py"];

    /// <summary>The folder that holds <c>Kakera.slnx</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every text file of ours below a folder.</summary>
    public static IEnumerable<SourceFile> Files(string below = "") =>
        from path in Walk(Path.Combine(Root, below))
        where TextEndings.Contains(Path.GetExtension(path)) || Path.GetExtension(path).Length == 0
        orderby path
        select new SourceFile(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path));

    /// <summary>Every C# file of the product.</summary>
    public static IEnumerable<SourceFile> Product() => Files("src").Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal));

    public static SourceFile Read(string path) => new(path, File.ReadAllText(Path.Combine(Root, path)));

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder))
            yield return file;
        foreach (string child in Directory.EnumerateDirectories(folder))
            if (!Skipped.Contains(Path.GetFileName(child)))
                foreach (string file in Walk(child))
                    yield return file;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Kakera.slnx")))
                return folder.FullName;
        throw new InvalidOperationException("These tests look at the source tree: run them from a build inside it.");
    }
}
