namespace Kakera.Learning.Puzzles;

/// <summary>How the order of a puzzle's cells is drawn.</summary>
public enum ShuffleRule
{
    /// <summary>Every order equally often.</summary>
    Uniform,

    /// <summary>As the published program does (its departure 3): always one cycle through all cells, so no cell ever stays.</summary>
    OneCycle,
}
