using Kakera.Learning.Puzzles;
using Kakera.Learning.Schedules;

namespace Kakera.Learning.Tests.Puzzles;

public sealed class GridCandidatesTests
{
    [Theory]
    [InlineData(16, "8,4,2 2,1,1")] // the usual grids, though their cells are small
    [InlineData(32, "8,4,2 4,2,1 2,1,1")]
    [InlineData(60, "12,6,3 10,5,3 4,2,1 2,1,1")]
    [InlineData(64, "8,4,2 4,2,1 2,1,1")]
    [InlineData(96, "16,8,4 8,4,2 4,2,1 2,1,1")]
    [InlineData(100, "20,10,5 10,5,2 4,2,1 2,1,1")]
    [InlineData(128, "16,8,4 8,4,2 4,2,1 2,1,1")]
    [InlineData(224, "32,16,8 16,8,4 8,4,2 4,2,1 2,1,1")]
    [InlineData(20, "4,2,1 2,1,1")]
    [InlineData(34, "2,1,1")]
    [InlineData(49, "")]
    [InlineData(61, "")]
    public void Triples_halve_from_one_puzzle_to_the_next_as_far_as_the_side_can_be_divided(int side, string expected) =>
        Assert.Equal(expected, string.Join(' ', GridCandidates.For(side)));

    [Fact]
    public void On_every_side_that_images_may_have_all_candidates_can_be_trained_with_and_no_cell_but_of_the_usual_grids_is_tiny()
    {
        for (int side = 16; side <= 1024; side++)
        {
            IReadOnlyList<PuzzleGrids> candidates = GridCandidates.For(side);
            Assert.InRange(candidates.Count, 0, 5);
            Assert.Equal(candidates.Count, candidates.Distinct().Count());
            Assert.Equal(side % 8 == 0, candidates.Contains([8, 4, 2]));
            foreach (PuzzleGrids grids in candidates)
            {
                Assert.Empty(ProgressiveSchedule.Problems(grids, side));
                Assert.True(grids[0] > grids[1] && (grids[1] > grids[2] || grids == [2, 1, 1]), $"{grids}");
                Assert.True(side / grids[0] >= 5 || grids == [8, 4, 2], $"{grids} on {side}");
            }
        }
    }

    [Theory]
    [InlineData(64, "8,4,2")]
    [InlineData(16, "8,4,2")]
    [InlineData(60, "10,5,3")]
    [InlineData(20, "4,2,1")]
    public void The_default_is_the_usual_one_or_what_begins_nearest_to_it(int side, string expected) =>
        Assert.Equal(expected, GridCandidates.Default(side).ToString());
}
