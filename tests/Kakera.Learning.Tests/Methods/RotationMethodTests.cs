using Kakera.Learning.Methods;
using Kakera.Learning.Tests.Training;
using Kakera.Learning.Transforms;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Methods;

public sealed class RotationMethodTests
{
    [Fact]
    public void Views_that_would_make_turns_a_riddle_are_switched_off_and_all_else_is_kept()
    {
        using IPretrainMethod method = PretrainMethods.Create(
            new MethodSetup(TinyRun.Network, TinyRun.Pretrain with { Method = "rotation" }, Seed: 1, ScalarType.Float32));
        var asked = new PretrainViews();
        Assert.NotEqual(0, asked.Source.RotationDegrees);
        Assert.Equal(asked with { Source = asked.Source with { RotationDegrees = 0, VerticalFlip = 0 } }, method.Suited(asked));
    }
}
