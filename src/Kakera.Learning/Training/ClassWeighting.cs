namespace Kakera.Learning.Training;

/// <summary>What is done for classes with few images.</summary>
public enum ClassWeighting
{
    /// <summary>Nothing: each image counts alike.</summary>
    None,

    /// <summary>Each image counts N / (K · images of its class) in the loss, so that each class counts alike.</summary>
    InverseFrequency,

    /// <summary>Batches are drawn so that each class appears as often as any other; rare images repeat.</summary>
    BalancedSampler,
}
