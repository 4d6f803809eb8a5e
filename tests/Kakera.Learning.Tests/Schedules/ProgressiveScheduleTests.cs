using Kakera.Learning.Models;
using Kakera.Learning.Schedules;

namespace Kakera.Learning.Tests.Schedules;

public sealed class ProgressiveScheduleTests
{
    [Fact]
    public void Stages_go_from_the_finest_puzzle_on_the_shallowest_branch_to_the_whole_image() => Assert.Equal(
        [
            new ProgressiveStage(16, Branch.Stride8, 1),
            new ProgressiveStage(8, Branch.Stride16, 1),
            new ProgressiveStage(4, Branch.Stride32, 1),
            new ProgressiveStage(1, Branch.Fused, 2),
        ],
        ProgressiveSchedule.Stages([16, 8, 4]));

    [Theory]
    [InlineData(new[] { 8, 4, 2 }, 64)]
    [InlineData(new[] { 32, 16, 8 }, 224)]
    [InlineData(new[] { 4, 4, 1 }, 100)]
    public void Grids_that_divide_the_side_are_fine(int[] grids, int side) => Assert.Empty(ProgressiveSchedule.Problems(grids, side));

    [Fact]
    public void A_grid_that_does_not_divide_the_side_is_named_with_those_that_do_and_a_side_that_all_grids_divide()
    {
        var problem = Assert.Single(ProgressiveSchedule.Problems([8, 4, 2], 100));
        Assert.Equal("grids[0]", problem.Path);
        Assert.Equal("is 8; must divide the image side 100; 4, 5 and 10 do; or choose an image side of 96", problem.Message);
    }

    [Fact]
    public void No_side_is_proposed_where_none_of_a_usual_size_goes_with_all_grids() =>
        Assert.DoesNotContain("choose", ProgressiveSchedule.Problems([int.MaxValue, 7, 5], 64).First(problem => problem.Path == "grids[0]").Message);

    [Fact]
    public void All_problems_are_said_at_once() => Assert.Equal(
        ["grids", "grids[0]", "grids[1]"], ProgressiveSchedule.Problems([3, 0], 64).Select(problem => problem.Path));

    [Fact]
    public void A_grid_finer_than_the_one_before_is_a_problem() =>
        Assert.Equal("grids[1]", Assert.Single(ProgressiveSchedule.Problems([4, 8, 2], 64)).Path);
}
