using Kakera.Data.Catalogs;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>Says what a workspace holds.</summary>
public static class InspectJob
{
    /// <param name="workspaceFolder">The workspace.</param>
    /// <param name="context">The clock.</param>
    /// <exception cref="Kakera.Data.KakeraException">There is no such workspace, or it is in use.</exception>
    public static InspectResult Run(string workspaceFolder, JobContext context)
    {
        using Workspace workspace = Workspace.Open(workspaceFolder, "inspect", context.Time);
        using Catalog catalog = Catalog.Open(workspace.CatalogPath, context.Time);
        return new InspectResult(catalog.Summary(), catalog.Findings());
    }
}
