using Kakera.Learning.Training;

namespace Kakera.Jobs;

/// <summary>How fast this machine goes from image files to trained batches.</summary>
/// <param name="Pretraining">The rates of pre-training at steady state.</param>
/// <param name="DecodeImagesPerSecond">
/// What is done once before training: each file read and checked against its hash, decoded, shrunk, and its pixels written to disk and read
/// back. The files themselves have just been read by the import, so they come from the system's memory.
/// </param>
/// <param name="PeakMemoryMegabytes">The most memory that the process held from its start, in megabytes of 2²⁰ bytes; a GPU's own is not in it.</param>
/// <param name="Images">Usable images in the folder.</param>
/// <param name="Machine">Processor, memory, system and versions, a line each.</param>
public sealed record BenchResult(
    PretrainSpeed Pretraining, double DecodeImagesPerSecond, double PeakMemoryMegabytes, int Images, IReadOnlyList<string> Machine);
