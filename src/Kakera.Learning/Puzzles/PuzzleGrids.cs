using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace Kakera.Learning.Puzzles;

/// <summary>
/// Cells per side of the three puzzles, from fine to coarse; or <see cref="Auto"/>: a job is to find them before anything is trained, and until
/// then there are none. A value: two with the same cells are equal, and the default is auto.
/// </summary>
[CollectionBuilder(typeof(PuzzleGrids), nameof(Create))]
[JsonConverter(typeof(PuzzleGridsJson))]
public readonly record struct PuzzleGrids : IReadOnlyList<int>
{
    /// <summary>How <see cref="Auto"/> is written.</summary>
    public const string AutoWord = "auto";

    private readonly int[]? _cells; // null for auto

    private PuzzleGrids(int[] cells) => _cells = cells;

    /// <summary>Grids that are still to be found.</summary>
    public static PuzzleGrids Auto => default;

    /// <summary>Whether these are still to be found.</summary>
    public bool IsAuto => _cells is null;

    /// <inheritdoc/>
    public int Count => Cells.Length;

    private int[] Cells => _cells ?? [];

    /// <inheritdoc/>
    public int this[int index] => Cells[index];

    /// <summary>Grids of these cells per side, whether or not they suit any image.</summary>
    public static PuzzleGrids Create(ReadOnlySpan<int> cells) => new(cells.ToArray());

    /// <inheritdoc/>
    public bool Equals(PuzzleGrids other) => IsAuto == other.IsAuto && Cells.SequenceEqual(other.Cells);

    /// <inheritdoc/>
    public override int GetHashCode() => Cells.Aggregate(IsAuto ? 1 : 0, HashCode.Combine);

    /// <summary>As a person types them: <c>8,4,2</c>, or <c>auto</c>.</summary>
    public override string ToString() => IsAuto ? AutoWord : string.Join(',', Cells);

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => Cells.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
