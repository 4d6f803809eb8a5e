using Kakera.Data.Pixels;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Training;

/// <summary>
/// The images of one batch as plain bytes, read on a loader thread. Valid until the next batch is asked for: the buffer is used again.
/// </summary>
/// <param name="Items">The images, in order.</param>
/// <param name="Side">Their height and width, S, in pixels.</param>
/// <param name="Pixels">At least N·3·S·S bytes, [N, 3, S, S].</param>
internal sealed record PixelBatch(IReadOnlyList<ImageItem> Items, int Side, byte[] Pixels)
{
    /// <summary>The key of each image, for its random numbers.</summary>
    public IReadOnlyList<ulong> Keys { get; } = [.. Items.Select(item => item.Key)];

    /// <summary>The pixels as a new uint8 tensor [N, 3, S, S], made on the calling thread for its dispose scope.</summary>
    public Tensor ToTensor(Device device)
    {
        Tensor images = empty([Items.Count, 3, Side, Side], ScalarType.Byte);
        Pixels.AsSpan(0, checked((int)images.numel())).CopyTo(images.bytes);
        // From memory that the system cannot move, a GPU fetches by itself while this thread goes on. torch keeps such memory until it has.
        return device.type == DeviceType.CUDA ? images.pin_memory().to(device, non_blocking: true) : images;
    }
}
