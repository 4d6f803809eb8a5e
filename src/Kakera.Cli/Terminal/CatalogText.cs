using Kakera.Data.Catalogs;
using Kakera.Data.Import;

namespace Kakera.Cli.Terminal;

/// <summary>What a workspace holds, for reading.</summary>
internal static class CatalogText
{
    public static void Print(CatalogSummary catalog, IReadOnlyList<Finding> findings, Tongue tongue, TextWriter writer)
    {
        writer.WriteLine(tongue[
            $"{Counted(catalog.Images, "file")}: {Counted(catalog.Used, "image")} used, {catalog.Duplicates} {(catalog.Duplicates == 1 ? "copy" : "copies")}, {catalog.Quarantined} unusable. {catalog.Labelled} labelled, {Counted(catalog.Groups, "group")}.",
            $"{catalog.Images} ファイル: 使用 {catalog.Used} 枚、重複 {catalog.Duplicates}、使用不可 {catalog.Quarantined}。ラベル付き {catalog.Labelled}、グループ {catalog.Groups}。"]);
        foreach (ClassCount count in catalog.Classes)
            writer.WriteLine(tongue[$"  {count.Name}: {Counted(count.Images, "image")}, {Counted(count.Groups, "group")}", $"  {count.Name}: {count.Images} 枚、{count.Groups} グループ"]);
        foreach (Finding finding in findings)
        {
            writer.WriteLine($"{Severity(finding.Severity, tongue)}: {FindingText.Describe(finding, tongue.Language)}");
            if (finding.Samples.Count > 0)
                writer.WriteLine($"    {string.Join(", ", finding.Samples)}{(finding.Count > finding.Samples.Count ? ", …" : "")}");
        }
    }

    private static string Counted(int count, string one) => count == 1 ? $"1 {one}" : $"{count} {one}s";

    private static string Severity(FindingSeverity severity, Tongue tongue) => severity switch
    {
        FindingSeverity.Problem => tongue["problem", "問題"],
        FindingSeverity.Warning => tongue["warning", "注意"],
        _ => tongue["note", "参考"],
    };
}
