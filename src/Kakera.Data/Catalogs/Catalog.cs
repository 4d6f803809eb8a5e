using Kakera.Data.Catalogs.Rows;
using Kakera.Data.Import;
using Kakera.Data.Splits;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kakera.Data.Catalogs;

/// <summary>What a workspace knows of its images: files, labels, groups, splits and findings, in an SQLite file.</summary>
/// <remarks>One thread at a time.</remarks>
public sealed class Catalog : IDisposable
{
    /// <summary>Rows that are in memory to be changed, at most; the others wait in the database.</summary>
    internal const int RowsAtOnce = 256;

    private const int SchemaVersion = 1;

    private readonly CatalogContext _context;

    private Catalog(string path, TimeProvider time, CatalogContext context)
    {
        Path = path;
        Time = time;
        _context = context;
    }

    /// <summary>The SQLite file.</summary>
    public string Path { get; }

    internal TimeProvider Time { get; }

    /// <summary>Opens a catalog, or makes an empty one where there is no file.</summary>
    /// <param name="path">The SQLite file; its folder must exist.</param>
    /// <param name="time">The clock for "when" columns; the system's where null.</param>
    /// <exception cref="KakeraException">The file is damaged, not a catalog, of another version, or may not be written.</exception>
    public static Catalog Open(string path, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        bool isNew = !File.Exists(path) || new FileInfo(path).Length == 0;
        // Without pooling the file is closed with the catalog, and may then be moved or deleted.
        string connection = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString();
        CatalogContext context = new(new DbContextOptionsBuilder<CatalogContext>().UseSqlite(connection).Options);
        try
        {
            CatalogProblem.Guard(path, () => Prepare(context, path, isNew));
            return new Catalog(path, time ?? TimeProvider.System, context);
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    /// <summary>All imported files, ordered by root and path.</summary>
    public IReadOnlyList<CatalogImage> Images() => Read(context => CatalogReader.Images(context, context.Images));

    /// <summary>The used images, ordered by root and path.</summary>
    public IReadOnlyList<CatalogImage> UsedImages() =>
        Read(context => CatalogReader.Images(context, context.Images.Where(row => row.Status == ImageStatus.Used)));

    /// <summary>What the last import of each folder and the last division noticed, the weightiest first.</summary>
    public IReadOnlyList<Finding> Findings() => Read<IReadOnlyList<Finding>>(context =>
    [
        .. context.Findings.AsNoTracking().AsEnumerable()
            .OrderByDescending(row => row.Severity).ThenBy(row => row.Kind).ThenBy(row => row.Root, StringComparer.Ordinal).ThenBy(row => row.Id)
            .Select(row => row.ToFinding()),
    ]);

    /// <summary>The catalog in numbers.</summary>
    public CatalogSummary Summary() => Read(CatalogReader.Summary);

    /// <inheritdoc/>
    public void Dispose() => _context.Dispose();

    /// <summary>Reads without keeping writers out.</summary>
    internal T Read<T>(Func<CatalogContext, T> read) => CatalogProblem.Guard(Path, () => read(_context));

    /// <summary>Works on the tables in one transaction, and forgets the rows afterwards.</summary>
    internal T Do<T>(Func<CatalogContext, T> work) => CatalogProblem.Guard(Path, () =>
    {
        try
        {
            using var transaction = _context.Database.BeginTransaction();
            T result = work(_context);
            _context.SaveChanges();
            transaction.Commit();
            return result;
        }
        finally
        {
            _context.ChangeTracker.Clear();
        }
    });

    /// <summary>Replaces the findings of a folder, or those of the division where <paramref name="root"/> is empty.</summary>
    internal void Replace(string root, IEnumerable<Finding> findings) => Do(context =>
    {
        context.Findings.Where(row => row.Root == root).ExecuteDelete();
        context.Findings.AddRange(findings.Select(finding => FindingRow.From(root, finding)));
        return true;
    });

    /// <summary>Stores what groups are for.</summary>
    internal void Store(IReadOnlyDictionary<string, Split> splits, Func<string, bool> isStated) => Do(context =>
    {
        foreach (KeyValuePair<string, Split>[] some in splits.Chunk(RowsAtOnce))
        {
            string[] groups = [.. some.Select(split => split.Key)];
            Dictionary<string, SplitRow> rows = context.Splits.Where(row => groups.Contains(row.Group)).ToDictionary(row => row.Group, StringComparer.Ordinal);
            foreach ((string group, Split split) in some)
            {
                if (!rows.TryGetValue(group, out SplitRow? row))
                    context.Splits.Add(row = new SplitRow { Group = group, When = Time.GetUtcNow() });
                else if (row.Split != split)
                    row.When = Time.GetUtcNow();
                row.Split = split;
                row.Stated = isStated(group);
            }
            context.SaveChanges();
            context.ChangeTracker.Clear();
        }
        return true;
    });

    // A database without tables is what a full disk, or a process that was killed, leaves of a catalog that was being made.
    private static bool HasTables(CatalogContext context) =>
        context.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master").Single() > 0;

    private static bool Prepare(CatalogContext context, string path, bool isNew)
    {
        if (isNew || !HasTables(context))
        {
            context.Database.EnsureCreated();
            context.Database.ExecuteSqlRaw("PRAGMA journal_mode=WAL;"); // readers do not wait for a writer
            context.Schema.Add(new SchemaRow { Version = SchemaVersion });
            context.SaveChanges();
            context.ChangeTracker.Clear();
            return true;
        }
        List<int> versions = [.. context.Schema.Select(row => row.Version)];
        if (versions is not [SchemaVersion])
            throw new KakeraException(
                $"this catalog has version {(versions.Count == 0 ? "none" : string.Join(", ", versions))}, and this program reads {SchemaVersion}",
                path, "Use the version of Kakera that made it, or import the images into a new workspace.");
        return true;
    }
}
