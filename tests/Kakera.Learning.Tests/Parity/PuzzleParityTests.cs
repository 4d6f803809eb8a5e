using Kakera.Learning.Puzzles;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Parity;

public sealed class PuzzleParityTests
{
    [Theory]
    [InlineData(2, 4, 6)]
    [InlineData(3, 6, 9)]
    [InlineData(4, 8, 8)]
    public void A_puzzle_is_its_definition(int grid, int height, int width)
    {
        using var scope = NewDisposeScope();
        Variable images = Variable.Random(1, 3, 2, height, width), weights = Variable.Random(2, 3, 2, height, width);
        Tensor permutations = JigsawPuzzle.DrawPermutations(grid, [7, 8, 9], seed: 5, epoch: 1, view: 0);
        Variable expected = PuzzleDefinition.Shuffled(images, grid, permutations.data<long>().ToArray());

        Tensor x = images.ToTensor(withGradient: true);
        Tensor puzzle = JigsawPuzzle.Shuffle(x, grid, permutations);
        Agreement.Close(expected.Values, puzzle);

        // The gradient of Σ weight · puzzle with respect to the images is the weights, put back.
        (puzzle * weights.ToTensor()).sum().backward();
        weights.Values.CopyTo(expected.Gradient, 0);
        Variable total = Variable.Computed([0], [], [expected], _ => { });
        total.Backward();
        Agreement.Close(images.Gradient, x.grad);
        Agreement.Close(images.Gradient, JigsawPuzzle.Restore(weights.ToTensor(), grid, permutations));
    }
}
