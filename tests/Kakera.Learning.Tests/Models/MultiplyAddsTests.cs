using Kakera.Learning.Models;
using Kakera.Learning.Schedules;

namespace Kakera.Learning.Tests.Models;

public sealed class MultiplyAddsTests
{
    // Billions at 224 pixels without the classifier, as counted for torchvision's networks (1.814, 3.664, 4.089 with its 512 or 2048 × 1000).
    [Theory]
    [InlineData(Backbone.ResNet18, 1.8135)]
    [InlineData(Backbone.ResNet34, 3.6632)]
    [InlineData(Backbone.ResNet50, 4.0872)]
    public void An_encoder_costs_what_is_known_of_it(Backbone backbone, double billions)
    {
        var network = new NetworkSettings { Backbone = backbone, EmbeddingDimension = 8, ProjectorWidth = 0 };
        int width = backbone == Backbone.ResNet50 ? 2048 : 512;
        long block = 49L * (width * 8 + 9 * 8 * width / 2) + width / 2 * 8;
        Assert.Equal(billions, (MultiplyAdds.Embedding(network, 224, Branch.Stride32) - block) / 1e9, 0.0006);
    }

    [Fact]
    public void The_branch_at_stride_8_costs_half_a_residual_network()
    {
        var network = new NetworkSettings { EmbeddingDimension = 512 };
        long branch = 16 * 16 * (128L * 512 + 9 * 512 * 256); // at 128 pixels
        Assert.Equal(0.54, branch / (1.8135e9 * 128 * 128 / (224 * 224)), 0.02);
        Assert.True(MultiplyAdds.Embedding(network, 128, Branch.Stride8) > branch);
    }

    [Fact]
    public void The_joint_schedule_saves_a_third()
    {
        var network = new NetworkSettings { EmbeddingDimension = 512, ProjectorWidth = 0 };
        double joint = MultiplyAdds.Pretraining(network, 128, ScheduleKind.Joint);
        double progressive = MultiplyAdds.Pretraining(network, 128, ScheduleKind.Progressive);
        Assert.InRange(joint / progressive, 0.66, 0.70);
    }
}
