namespace Kakera.Learning.Probes;

/// <summary>The most similar of the rows that were shown to it; of equally similar ones the earlier.</summary>
/// <param name="most">How many are kept, at least 1.</param>
internal sealed class NearestRows(int most)
{
    // The least similar is at the head, to be left out first.
    private readonly PriorityQueue<int, (float Similarity, int Earlier)> _rows = new(most + 1);

    /// <summary>Row numbers with their similarities, in no order.</summary>
    public IEnumerable<(int Row, float Similarity)> Rows => _rows.UnorderedItems.Select(item => (item.Element, item.Priority.Similarity));

    /// <summary>Shows rows, which come after those that were shown before.</summary>
    /// <param name="first">The number of the first.</param>
    /// <param name="similarity">How similar each is.</param>
    /// <param name="isBarred">Whether a row, by its number, does not count.</param>
    public void Add(int first, ReadOnlySpan<float> similarity, Predicate<int> isBarred)
    {
        float least = Least();
        for (int i = 0; i < similarity.Length; i++)
        {
            // Written so that a similarity that is not a number is not kept in place of one that is.
            if (!(similarity[i] > least) && _rows.Count == most)
                continue;
            if (isBarred(first + i))
                continue;
            _rows.Enqueue(first + i, (similarity[i], -first - i));
            if (_rows.Count > most)
                _rows.Dequeue();
            least = Least();
        }
    }

    private float Least() => _rows.Count == most && _rows.TryPeek(out _, out (float Similarity, int Earlier) last) ? last.Similarity : float.NegativeInfinity;
}
