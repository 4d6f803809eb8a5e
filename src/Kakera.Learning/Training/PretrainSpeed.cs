namespace Kakera.Learning.Training;

/// <summary>How fast pre-training goes on one machine with one choice of settings, once it runs.</summary>
/// <param name="Device">Where the arithmetic ran: <c>cpu</c>, <c>cuda</c>.</param>
/// <param name="Threads">Threads for arithmetic on the CPU.</param>
/// <param name="BatchSize">Images in each batch, N: all there are where that is fewer than asked for.</param>
/// <param name="ImagesPerSecond">
/// From decoded pixels on disk to trained weights: reading ahead, views, puzzles, forward and backward passes, optimiser steps, checks.
/// Each image counts once a batch, whatever number of passes the schedule makes. Measurements and checkpoints between epochs are not in it.
/// </param>
/// <param name="ComputeImagesPerSecond">The same steps on pixels that are in memory already; views and puzzles are in it.</param>
/// <param name="DataStallFraction">The share of <paramref name="ImagesPerSecond"/>'s time in which training waited for pixels, 0 … 1.</param>
public sealed record PretrainSpeed(
    string Device, int Threads, int BatchSize, double ImagesPerSecond, double ComputeImagesPerSecond, double DataStallFraction);
