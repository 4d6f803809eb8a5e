namespace Kakera.Learning.Inference;

/// <summary>Which part of the network a parameter belongs to, by its name.</summary>
internal static class NetworkParts
{
    public static bool IsEncoder(string name) => name.StartsWith("encoder.", StringComparison.Ordinal);

    public static bool IsClassifier(string name) => name.StartsWith("classifiers.", StringComparison.Ordinal);

    /// <summary>Embedding heads and classifiers: what lies behind the branches' vectors.</summary>
    public static bool IsHead(string name) => IsClassifier(name) || name.StartsWith("block.heads.", StringComparison.Ordinal);
}
