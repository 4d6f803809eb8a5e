using Kakera.Data.Catalogs;
using Kakera.Data.Import;

namespace Kakera.Cli.Terminal;

/// <summary>What a workspace holds, for reading.</summary>
internal static class CatalogText
{
    public static void Print(CatalogSummary catalog, IReadOnlyList<Finding> findings, Tongue tongue, TextWriter writer)
    {
        writer.WriteLine(tongue[
            $"{catalog.Images} files: {catalog.Used} images used, {catalog.Duplicates} copies, {catalog.Quarantined} unusable. {catalog.Labelled} labelled, {catalog.Groups} groups.",
            $"{catalog.Images} ファイル: 使用 {catalog.Used} 枚、重複 {catalog.Duplicates}、使用不可 {catalog.Quarantined}。ラベル付き {catalog.Labelled}、グループ {catalog.Groups}。"]);
        foreach (ClassCount count in catalog.Classes)
            writer.WriteLine(tongue[$"  {count.Name}: {count.Images} images, {count.Groups} groups", $"  {count.Name}: {count.Images} 枚、{count.Groups} グループ"]);
        foreach (Finding finding in findings)
        {
            writer.WriteLine($"{Severity(finding.Severity, tongue)}: {FindingText.Describe(finding, tongue.Language)}");
            if (finding.Samples.Count > 0)
                writer.WriteLine($"    {string.Join(", ", finding.Samples)}{(finding.Count > finding.Samples.Count ? ", …" : "")}");
        }
    }

    private static string Severity(FindingSeverity severity, Tongue tongue) => severity switch
    {
        FindingSeverity.Problem => tongue["problem", "問題"],
        FindingSeverity.Warning => tongue["warning", "注意"],
        _ => tongue["note", "参考"],
    };
}
