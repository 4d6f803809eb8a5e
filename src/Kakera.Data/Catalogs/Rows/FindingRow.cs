using System.Text.Json;
using Kakera.Data.Images;
using Kakera.Data.Import;

namespace Kakera.Data.Catalogs.Rows;

/// <summary>A finding of the last import of a folder, or of the last division where <see cref="Root"/> is empty.</summary>
internal sealed class FindingRow
{
    public int Id { get; set; }

    public required string Root { get; init; }

    public FindingKind Kind { get; init; }

    public FindingSeverity Severity { get; init; }

    public int Count { get; init; }

    /// <summary>A JSON array of names.</summary>
    public required string Samples { get; init; }

    public QuarantineReason? Reason { get; init; }

    public static FindingRow From(string root, Finding finding) => new()
    {
        Root = root,
        Kind = finding.Kind,
        Severity = finding.Severity,
        Count = finding.Count,
        Samples = JsonSerializer.Serialize(finding.Samples),
        Reason = finding.Reason,
    };

    public Finding ToFinding() => new(Kind, Severity, Count, JsonSerializer.Deserialize<string[]>(Samples) ?? [], Reason);
}
