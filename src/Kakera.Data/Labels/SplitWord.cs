using Kakera.Data.Splits;

namespace Kakera.Data.Labels;

/// <summary>The words that files and folders use for splits.</summary>
internal static class SplitWord
{
    /// <summary>What a word means, in any case; null for any other word.</summary>
    public static Split? Parse(string? word) => word?.ToUpperInvariant() switch
    {
        "TRAIN" or "TRAINING" => Split.Train,
        "VAL" or "VALID" or "VALIDATION" => Split.Validation,
        "TEST" or "TESTING" => Split.Test,
        _ => null,
    };
}
