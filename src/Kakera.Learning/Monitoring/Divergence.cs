namespace Kakera.Learning.Monitoring;

/// <summary>The ways in which a training comes to nothing.</summary>
public enum Divergence
{
    /// <summary>The loss, a gradient or a measure is no longer a finite number.</summary>
    NotFinite,

    /// <summary>The embeddings have collapsed: all images look alike to the network.</summary>
    Collapsed,
}
