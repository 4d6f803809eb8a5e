using Kakera.Evaluation.Reports;

namespace Kakera.Jobs;

/// <summary>What the pilot made.</summary>
/// <param name="Workspace">The folder that holds everything.</param>
/// <param name="ReportHtml">The page for people.</param>
/// <param name="ReportJson">The same for programs.</param>
/// <param name="Report">What they say.</param>
public sealed record PilotResult(string Workspace, string ReportHtml, string ReportJson, ReportData Report);
