namespace Kakera.Learning.Inference;

/// <summary>Which part of the network a parameter belongs to, by its name.</summary>
internal static class NetworkParts
{
    /// <summary>What the names of the encoder's begin with.</summary>
    public const string Encoder = "encoder.";

    public static bool IsEncoder(string name) => name.StartsWith(Encoder, StringComparison.Ordinal);

    /// <summary>The branches' convolutions, which make the vectors.</summary>
    public static bool IsBranch(string name) => name.StartsWith("block.branches.", StringComparison.Ordinal);

    public static bool IsClassifier(string name) => name.StartsWith("classifiers.", StringComparison.Ordinal);

    /// <summary>Embedding heads and classifiers: what lies behind the branches' vectors.</summary>
    public static bool IsHead(string name) => IsClassifier(name) || name.StartsWith("block.heads.", StringComparison.Ordinal);
}
