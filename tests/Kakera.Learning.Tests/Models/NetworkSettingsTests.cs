using Kakera.Learning.Models;

namespace Kakera.Learning.Tests.Models;

public sealed class NetworkSettingsTests
{
    [Fact]
    public void The_defaults_are_in_range() => Assert.Empty(new NetworkSettings().Problems());

    [Fact]
    public void Every_value_out_of_range_is_named() => Assert.Equal(
        ["embedding_dimension", "projector_width", "branch_batch_norm_momentum"],
        new NetworkSettings { EmbeddingDimension = 4, ProjectorWidth = -1, BranchBatchNormMomentum = 0 }.Problems().Select(problem => problem.Path));
}
