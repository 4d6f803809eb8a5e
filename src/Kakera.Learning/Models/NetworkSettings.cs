using Kakera.Data.Settings;

namespace Kakera.Learning.Models;

/// <summary>The network's shape.</summary>
public sealed record NetworkSettings
{
    /// <summary>The encoder.</summary>
    public Backbone Backbone { get; init; } = Backbone.ResNet18;

    /// <summary>Size of each embedding, D: 8 … 8192. The published value is 512; the branch at stride 8 costs in proportion to it.</summary>
    public int EmbeddingDimension { get; init; } = 256;

    /// <summary>Width of a projector between embedding and loss, used in pre-training only; 0 for none, as published; at most 16384. It keeps the embeddings from learning to tell single images apart.</summary>
    public int ProjectorWidth { get; init; } = 512;

    /// <summary>How fast the running statistics of the branches' normalisations follow, above 0 and at most 1.</summary>
    public double BranchBatchNormMomentum { get; init; } = 0.01;

    /// <summary>
    /// Whether the second and third embedding are computed from the first branch's vector, as the published program does by mistake (its
    /// departure 1). Only to measure the difference.
    /// </summary>
    public bool ReferenceWiring { get; init; }

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems()
    {
        if (EmbeddingDimension is < 8 or > 8192)
            yield return new SettingProblem("embedding_dimension", $"is {EmbeddingDimension}; must be 8 to 8192");
        if (ProjectorWidth is < 0 or > 16384)
            yield return new SettingProblem("projector_width", $"is {ProjectorWidth}; must be 0 (none) to 16384");
        if (BranchBatchNormMomentum is not (> 0 and <= 1))
            yield return new SettingProblem("branch_batch_norm_momentum", $"is {BranchBatchNormMomentum}; must be above 0 and at most 1");
    }
}
