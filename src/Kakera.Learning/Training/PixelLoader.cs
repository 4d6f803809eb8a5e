using Kakera.Data.Pixels;

namespace Kakera.Learning.Training;

/// <summary>
/// Reads batches ahead of the training thread: a few at a time, each on a thread of the pool, handed out in the order asked for.
/// Which thread reads what has no bearing on any result.
/// </summary>
internal sealed class PixelLoader(PixelCache cache)
{
    private const int Ahead = 3;

    public IEnumerable<PixelBatch> Read(IEnumerable<IReadOnlyList<ImageItem>> batches)
    {
        var reading = new Queue<Task<PixelBatch>>();
        var free = new Stack<byte[]>();
        using IEnumerator<IReadOnlyList<ImageItem>> waiting = batches.GetEnumerator();
        try
        {
            for (int i = 0; i < Ahead && waiting.MoveNext(); i++)
                reading.Enqueue(Start(waiting.Current, free));
            while (reading.TryDequeue(out Task<PixelBatch>? next))
            {
                PixelBatch batch = next.GetAwaiter().GetResult();
                yield return batch;
                free.Push(batch.Pixels);
                if (waiting.MoveNext())
                    reading.Enqueue(Start(waiting.Current, free));
            }
        }
        finally
        {
            // Whoever stops early may dispose the cache next: let no thread still read from it.
            foreach (Task<PixelBatch> task in reading)
                ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
        }
    }

    private Task<PixelBatch> Start(IReadOnlyList<ImageItem> items, Stack<byte[]> free)
    {
        int bytes = items.Count * cache.ImageBytes;
        byte[] buffer = free.TryPop(out byte[]? used) && used.Length >= bytes ? used : new byte[bytes];
        return Task.Run(() =>
        {
            for (int i = 0; i < items.Count; i++)
                cache.Read(items[i].PixelIndex, buffer.AsSpan(i * cache.ImageBytes, cache.ImageBytes));
            return new PixelBatch(items, cache.Side, buffer);
        });
    }
}
