using Kakera.Data;
using TorchSharp;

namespace Kakera.Learning.Training;

/// <summary>The one place where a device is chosen and the number of threads set.</summary>
public static class DeviceChoice
{
    /// <summary>
    /// The device that <c>auto</c>, <c>cpu</c> or <c>cuda</c> (also <c>cuda:1</c>) names here; <c>auto</c> takes a GPU where one can be
    /// used.
    /// </summary>
    /// <exception cref="KakeraException">The name is unknown, or there is no such device.</exception>
    public static torch.Device Resolve(string device)
    {
        if (device == "cpu")
            return torch.CPU;
        if (device == "auto")
            return torch.cuda_is_available() ? torch.CUDA : torch.CPU;
        if (device != "cuda" && !(device.StartsWith("cuda:", StringComparison.Ordinal) && int.TryParse(device.AsSpan(5), out _)))
            throw new KakeraException($"\"{device}\" is no device", "device", "Use auto, cpu or cuda.");
        if (!torch.cuda_is_available())
        {
            throw new KakeraException(
                "no NVIDIA GPU can be used here", "device",
                "Use --device cpu, or build with -p:KakeraTorch=cuda on a machine with an NVIDIA driver.");
        }
        int index = device == "cuda" ? 0 : int.Parse(device.AsSpan(5));
        if (index < 0 || index >= torch.cuda.device_count())
            throw new KakeraException($"there is no GPU number {index}; {torch.cuda.device_count()} can be used", "device",
                "Use a smaller number, or auto.");
        return torch.device(DeviceType.CUDA, index);
    }

    /// <summary>Takes the context's device, and sets the number of threads and how exactly a GPU convolves, for the whole process.</summary>
    internal static torch.Device Prepare(RunContext context)
    {
        torch.Device device = Resolve(context.Device);
        if (context.Threads > 0 && torch.get_num_threads() != context.Threads)
            torch.set_num_threads(context.Threads);
        if (device.type == DeviceType.CUDA)
            torch.backends.cudnn.allow_tf32 = PrecisionChoice.Resolve(context.Precision, context.Device) != PrecisionChoice.FullPrecision;
        return device;
    }
}
