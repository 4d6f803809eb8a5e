namespace Kakera.Learning.Methods.Jigsaw;

/// <summary>
/// Orders that differ in as many places as can be, one after another: the greedy choice of arXiv 1603.09246, algorithm 1. Ours looks first
/// at the nearest of those chosen and at their sum second, so that no two come close, and begins with the order that changes nothing.
/// </summary>
internal static class FarPermutations
{
    /// <param name="count">How many; at most cells! of them.</param>
    /// <param name="cells">Places in an order.</param>
    public static int[][] Choose(int count, int cells)
    {
        byte[][] all = [.. All(cells)];
        var nearest = new int[all.Length]; // differing places from the nearest of the chosen
        var sum = new int[all.Length];
        Array.Fill(nearest, int.MaxValue);
        var chosen = new List<byte[]> { all[0] };
        while (chosen.Count < count)
        {
            int best = 0; // the first of the chosen has distance 0
            for (int i = 0; i < all.Length; i++)
            {
                int distance = Distance(all[i], chosen[^1]);
                nearest[i] = Math.Min(nearest[i], distance);
                sum[i] += distance;
                if (nearest[i] > nearest[best] || (nearest[i] == nearest[best] && sum[i] > sum[best]))
                    best = i;
            }

            chosen.Add(all[best]);
        }

        return [.. chosen.Select(order => order.Select(cell => (int)cell).ToArray())];
    }

    /// <summary>In how many places two orders differ (Hamming).</summary>
    private static int Distance(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        int differing = 0;
        for (int i = 0; i < one.Length; i++)
            differing += one[i] == other[i] ? 0 : 1;
        return differing;
    }

    // From each order to the next in the order of the dictionary.
    private static IEnumerable<byte[]> All(int cells)
    {
        byte[] order = [.. Enumerable.Range(0, cells).Select(cell => (byte)cell)];
        while (true)
        {
            yield return [.. order];
            int rise = cells - 2;
            while (rise >= 0 && order[rise] > order[rise + 1])
                rise--;
            if (rise < 0)
                yield break;
            int next = cells - 1;
            while (order[next] < order[rise])
                next--;
            (order[rise], order[next]) = (order[next], order[rise]);
            Array.Reverse(order, rise + 1, cells - rise - 1);
        }
    }
}
