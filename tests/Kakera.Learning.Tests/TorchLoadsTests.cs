namespace Kakera.Learning.Tests;

public sealed class TorchLoadsTests
{
    [Fact]
    public void Torch_loads_on_this_machine()
    {
        using var ones = TorchSharp.torch.ones(2, 2);
        Assert.Equal(4f, TorchSharp.torch.sum(ones).item<float>());
    }
}
