using System.Text.RegularExpressions;
using Kakera.Data.Catalogs.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kakera.Data.Catalogs;

/// <summary>The tables of a catalog. Names are in snake_case and enumerations in words, so that the file can be read with any SQLite tool.</summary>
internal sealed partial class CatalogContext(DbContextOptions<CatalogContext> options) : DbContext(options)
{
    public DbSet<SchemaRow> Schema => Set<SchemaRow>();

    public DbSet<ImageRow> Images => Set<ImageRow>();

    public DbSet<LabelRow> Labels => Set<LabelRow>();

    public DbSet<SplitRow> Splits => Set<SplitRow>();

    public DbSet<FindingRow> Findings => Set<FindingRow>();

    public DbSet<ImportRow> Imports => Set<ImportRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<Enum>().HaveConversion<string>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SchemaRow>().ToTable("schema").HasKey(row => row.Version);
        modelBuilder.Entity<SchemaRow>().Property(row => row.Version).ValueGeneratedNever();
        modelBuilder.Entity<ImageRow>(images =>
        {
            images.ToTable("images");
            images.HasIndex(row => new { row.Root, row.Path }).IsUnique();
            images.HasIndex(row => row.Sha256);
        });
        modelBuilder.Entity<LabelRow>(labels =>
        {
            labels.ToTable("labels");
            labels.HasOne<ImageRow>().WithMany().HasForeignKey(row => row.ImageId);
        });
        modelBuilder.Entity<SplitRow>().ToTable("splits").HasKey(row => row.Group);
        modelBuilder.Entity<FindingRow>().ToTable("findings");
        modelBuilder.Entity<ImportRow>().ToTable("imports");
        foreach (IMutableEntityType entity in modelBuilder.Model.GetEntityTypes())
            foreach (IMutableProperty property in entity.GetProperties())
                property.SetColumnName(WordStart().Replace(property.Name, "_$0").ToLowerInvariant());
    }

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex WordStart();
}
