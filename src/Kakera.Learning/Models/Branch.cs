namespace Kakera.Learning.Models;

/// <summary>A branch of the <see cref="HierarchicalBlock"/>, from fine to coarse.</summary>
public enum Branch
{
    /// <summary>On the map of stride 8 (layer2): local texture.</summary>
    Stride8,

    /// <summary>On the map of stride 16 (layer3).</summary>
    Stride16,

    /// <summary>On the map of stride 32 (layer4).</summary>
    Stride32,

    /// <summary>On the maxima of the other three, one after another.</summary>
    Fused,
}
