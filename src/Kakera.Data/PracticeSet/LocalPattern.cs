namespace Kakera.Data.PracticeSet;

/// <summary>The fine structure of a lesion, and all that tells the classes of the practice set apart.</summary>
internal enum LocalPattern
{
    /// <summary>Brown lines that form a net around lighter holes.</summary>
    Network,

    /// <summary>Round to oval brown dots in clusters.</summary>
    Globules,

    /// <summary>Lines that run outward across the border, some ending in a bulb.</summary>
    Streaks,

    /// <summary>No structure: smooth blotches under a bluish-white film.</summary>
    Veil,
}
