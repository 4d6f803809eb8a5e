using Kakera.Learning.Puzzles;
using Kakera.Learning.Schedules;
using static TorchSharp.torch;

namespace Kakera.Learning.Training;

/// <summary>What each stage sees of a batch.</summary>
internal sealed class StagePuzzles(ulong seed, ShuffleRule rule)
{
    /// <summary>
    /// The batch cut and shuffled with the stage's grid, each image by its own order; the batch itself where the grid is one cell.
    /// </summary>
    public Tensor Cut(Tensor images, ProgressiveStage stage, IReadOnlyList<ulong> keys, int epoch)
    {
        if (stage.Grid == 1)
            return images;
        Tensor orders = JigsawPuzzle.DrawPermutations(stage.Grid, keys, seed, epoch, View.Puzzle(stage.Branch), rule);
        return JigsawPuzzle.Shuffle(images, stage.Grid, orders.to(images.device));
    }
}
