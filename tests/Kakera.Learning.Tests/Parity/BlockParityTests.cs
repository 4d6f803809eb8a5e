using Kakera.Learning.Losses;
using Kakera.Learning.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Parity;

/// <summary>The hierarchical block alone, on maps wide enough that each maximum has a choice.</summary>
public sealed class BlockParityTests
{
    private static readonly int[] Widths = [3, 4, 6];

    [Theory]
    [InlineData(Branch.Stride8, false)]
    [InlineData(Branch.Stride16, false)]
    [InlineData(Branch.Stride32, false)]
    [InlineData(Branch.Fused, false)]
    [InlineData(Branch.Stride16, true)]
    [InlineData(Branch.Stride32, true)]
    [InlineData(Branch.Fused, true)]
    public void An_embedding_and_its_gradients_are_their_definition(Branch branch, bool referenceWiring)
    {
        var settings = new NetworkSettings { EmbeddingDimension = 5, ReferenceWiring = referenceWiring };
        using var block = new HierarchicalBlock(Widths, settings);
        Initialization.Apply(block, seed: 2);
        block.to(ScalarType.Float64);
        block.train();
        using var scope = NewDisposeScope();
        Variable[] maps = [Variable.Random(1, 6, 3, 6, 6), Variable.Random(2, 6, 4, 4, 4), Variable.Random(3, 6, 6, 3, 3)];
        Dictionary<string, Variable> weights = block.named_parameters().ToDictionary(p => "block." + p.name, p => Variable.Of(p.parameter));
        Variable weighting = Variable.Random(4, 6, 5);

        Variable embedding = new NetworkDefinition(weights, []).Embedding(maps, branch, referenceWiring ? Branch.Stride8 : branch);
        Variable loss = LossDefinitions.CrossCorrelation(embedding, weighting, .1);
        loss.Backward();

        Tensor[] x = [.. maps.Select(map => map.ToTensor(withGradient: true))];
        Tensor actual = block.Embed(new StageMaps(x[0], x[1], x[2]), branch);
        CrossCorrelationLoss.Compute(actual, weighting.ToTensor(), new() { OffDiagonalWeight = .1 }).backward();

        Agreement.Close(embedding.Values, actual);
        for (int map = 0; map < maps.Length; map++)
            if (maps[map].Gradient.Any(g => g != 0))
                Agreement.Close(maps[map].Gradient, x[map].grad);
            else
                Assert.Null(x[map].grad);
        foreach ((string name, TorchSharp.Modules.Parameter parameter) in block.named_parameters())
            if (weights["block." + name].Gradient.Any(g => g != 0))
                Agreement.Close(weights["block." + name].Gradient, parameter.grad);
            else
                Assert.Null(parameter.grad);
    }
}
