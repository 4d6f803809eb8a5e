using Kakera.Data.Files;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kakera.Data.Catalogs;

/// <summary>Says what an SQLite error means to the user. Source of the numbers: "Result and Error Codes", sqlite.org.</summary>
internal static class CatalogProblem
{
    public static T Guard<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception problem) when (FileProblem.IsOne(problem))
        {
            throw FileProblem.Translate(problem, path);
        }
        catch (SqliteException problem) when (Translate(problem, path) is { } translated)
        {
            throw translated;
        }
        catch (DbUpdateException wrapper) when (wrapper.InnerException is SqliteException problem && Translate(problem, path) is { } translated)
        {
            throw translated;
        }
    }

    // Null for what only a fault of ours can cause.
    private static KakeraException? Translate(SqliteException problem, string path)
    {
        const int error = 1, busy = 5, locked = 6, readOnly = 8, inputOutput = 10, corrupt = 11, full = 13, cannotOpen = 14, notADatabase = 26;
        (string What, string Remedy)? words = problem.SqliteErrorCode switch
        {
            busy or locked => ("another process is using the catalog", "Wait until it has finished, and run the command again."),
            readOnly => ("the catalog may not be written", "Have the permissions of the file and its folder changed, or choose another workspace."),
            full => ("the disk is full", "Free some space there, or choose a place on another disk, and run the command again."),
            inputOutput => ("the disk failed or is full", "Check the disk and the space left, and run the command again."),
            corrupt => ("the catalog is damaged", "Restore it from a backup, or import the images into a new workspace."),
            notADatabase => ("this is not a catalog", "Choose another workspace, or move this file away."),
            cannotOpen => ("the catalog could not be opened", "Check that its folder exists and that you may write there."),
            error when problem.Message.Contains("no such table", StringComparison.Ordinal)
                || problem.Message.Contains("no such column", StringComparison.Ordinal) =>
                ("this is not a catalog of Kakera", "Choose another workspace, or move this file away."),
            _ => null,
        };
        return words is { } known ? new KakeraException(known.What, path, known.Remedy, problem) : null;
    }
}
