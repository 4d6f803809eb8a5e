namespace Kakera.Learning.Inference;

/// <summary>Which part of the network a parameter belongs to, by its name.</summary>
internal static class NetworkParts
{
    public static bool IsClassifier(string name) => name.StartsWith("classifiers.", StringComparison.Ordinal);

    public static bool IsEncoder(string name) => name.StartsWith("encoder.", StringComparison.Ordinal);
}
