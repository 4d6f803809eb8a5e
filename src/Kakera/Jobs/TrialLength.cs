using System.Text.Json;
using Kakera.Data.Files;

namespace Kakera.Jobs;

/// <summary>How much each trial of grids trains on: whole epochs, or a part of the images once where that is enough.</summary>
/// <param name="Images">Training images that it sees.</param>
/// <param name="Epochs">How often.</param>
/// <param name="Steps">Batches in all.</param>
internal sealed record TrialLength(int Images, int Epochs, long Steps)
{
    /// <summary>Images trained on, repetitions counted.</summary>
    /// <param name="batchSize">Images in a batch; all there are where that is fewer.</param>
    public long ImagesSeen(int batchSize) => Steps * Math.Min(Images, batchSize);

    /// <summary>
    /// The length that comes nearest to <paramref name="steps"/> batches. Of a length that was found so, the steps give the same length again.
    /// </summary>
    /// <param name="steps">Batches wanted, at least 1.</param>
    /// <param name="images">Training images that there are.</param>
    /// <param name="batchSize">Images in a batch; all there are where that is fewer.</param>
    public static TrialLength Of(long steps, int images, int batchSize)
    {
        int batch = Math.Min(images, batchSize), perEpoch = images / batch;
        if (steps <= perEpoch)
            return new TrialLength((int)(steps * batch), 1, steps);
        int epochs = (int)Math.Round((double)steps / perEpoch);
        return new TrialLength(images, epochs, (long)epochs * perEpoch);
    }

    /// <summary>The length that a file keeps; null where there is none, or one of a version that wrote otherwise.</summary>
    public static TrialLength? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<TrialLength>(File.ReadAllText(path)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps a length.</summary>
    public static void Write(string path, TrialLength length) => AtomicFile.WriteAllText(path, JsonSerializer.Serialize(length));
}
