using System.Xml.Linq;

namespace Kakera.Conventions.Tests.Assemblies;

/// <summary>References point one way, and torch stays where it belongs.</summary>
internal static class ProjectRules
{
    private static readonly Dictionary<string, string[]> MayReference = new()
    {
        ["Kakera.Data"] = [],
        ["Kakera.Learning"] = ["Kakera.Data"],
        ["Kakera.Evaluation"] = ["Kakera.Data"],
        ["Kakera.Serving"] = ["Kakera.Data", "Kakera.Evaluation"],
        ["Kakera"] = ["Kakera.Data", "Kakera.Learning", "Kakera.Evaluation"],
        ["Kakera.Cli"] = ["Kakera", "Kakera.Data", "Kakera.Learning", "Kakera.Evaluation", "Kakera.Serving"],
    };

    private static readonly string[] WithoutTorch = ["Kakera.Data", "Kakera.Evaluation", "Kakera.Serving"];

    /// <param name="project">A project file of the product.</param>
    public static IEnumerable<string> WrongReferences(SourceFile project)
    {
        string name = Path.GetFileNameWithoutExtension(project.Name);
        XElement root = XElement.Parse(project.Text);
        if (!MayReference.TryGetValue(name, out string[]? allowed))
        {
            yield return $"{project.Path}: say in ProjectRules what {name} may reference";
            yield break;
        }

        foreach (string reference in Included(root, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))))
            if (!allowed.Contains(reference))
                yield return $"{project.Path}: {name} must not reference {reference}";

        if (WithoutTorch.Contains(name))
        {
            foreach (string package in Included(root, "PackageReference").Where(IsTorch))
                yield return $"{project.Path}: {name} must not reference {package}; torch belongs to Kakera.Learning";
            if (project.Text.Contains("Torch.props", StringComparison.Ordinal))
                yield return $"{project.Path}: {name} must not import Torch.props";
        }
    }

    /// <param name="assembly">The name of one of our assemblies.</param>
    /// <param name="references">The names of the assemblies that it was compiled against.</param>
    public static IEnumerable<string> WrongReferences(string assembly, IEnumerable<string> references) =>
        from reference in references
        where (WithoutTorch.Contains(assembly) && IsTorch(reference))
              || (reference.StartsWith("Kakera", StringComparison.Ordinal) && !MayReference[assembly].Contains(reference))
        select $"{assembly} must not use {reference}";

    /// <summary>A list of banned symbols under a name that its analyzer passes over without a word.</summary>
    /// <param name="project">A project file or part of one.</param>
    public static IEnumerable<string> UnreadBans(SourceFile project) =>
        from path in Included(XElement.Parse(project.Text), "AdditionalFiles")
        let name = path.Replace('\\', '/').Split('/', ')')[^1]
        where name.Contains("Banned", StringComparison.Ordinal)
              && !(name.StartsWith("BannedSymbols.", StringComparison.Ordinal) && name.EndsWith(".txt", StringComparison.Ordinal))
        select $"{project.Path}: {name} is not read; call it BannedSymbols.Something.txt";

    private static IEnumerable<string> Included(XElement project, string element) =>
        from item in project.Descendants(element)
        let included = (string?)item.Attribute("Include")
        where included is not null
        select included;

    private static bool IsTorch(string name) => name.Contains("torch", StringComparison.OrdinalIgnoreCase);
}
