namespace Kakera.Learning.Probes;

/// <summary>Which features of a frozen network.</summary>
public enum FeatureKind
{
    /// <summary>The encoder's last map, averaged: E numbers.</summary>
    Encoder,

    /// <summary>The three branches' vectors, joined: 3E/2 numbers.</summary>
    Fused,
}
