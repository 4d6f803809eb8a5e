using Kakera.Learning.Methods.Jigsaw;

namespace Kakera.Learning.Tests.Methods;

public sealed class FarPermutationsTests
{
    [Fact]
    public void A_hundred_orders_of_nine_are_permutations_of_which_no_two_agree_in_more_than_three_places()
    {
        int[][] orders = FarPermutations.Choose(100, 9);
        Assert.Equal(100, orders.Length);
        Assert.All(orders, order => Assert.Equal(Enumerable.Range(0, 9), order.Order()));
        for (int i = 0; i < orders.Length; i++)
            for (int j = 0; j < i; j++)
                Assert.InRange(Distance(orders[i], orders[j]), 6, 9);
    }

    [Fact]
    public void Each_is_the_farthest_from_those_before_it()
    {
        int[][] orders = FarPermutations.Choose(24, 4);
        Assert.Equal(24, orders.Select(order => string.Join(' ', order)).Distinct().Count());
        for (int i = 1; i < orders.Length; i++)
        {
            int[][] before = orders[..i];
            Assert.Equal(orders[i..].Max(order => before.Min(other => Distance(order, other))), before.Min(other => Distance(orders[i], other)));
        }
    }

    private static int Distance(int[] one, int[] other) => one.Zip(other).Count(pair => pair.First != pair.Second);
}
