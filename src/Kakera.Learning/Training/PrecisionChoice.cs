using System.Runtime.Intrinsics.X86;
using Kakera.Data;
using static TorchSharp.torch;

namespace Kakera.Learning.Training;

/// <summary>The one place where the precision of training is chosen. Evaluation is in float32 always, on GPUs with convolutions in TF32 unless float32 is asked for.</summary>
public static class PrecisionChoice
{
    /// <summary>Let the processor decide.</summary>
    public const string Auto = "auto";

    /// <summary>32 bits throughout.</summary>
    public const string FullPrecision = "float32";

    /// <summary>Convolutions and normalisations in bfloat16; weights, heads and losses in float32.</summary>
    public const string MixedPrecision = "bfloat16";

    /// <summary>
    /// 32 bits throughout, but convolutions on an NVIDIA GPU read 10 bits of each mantissa (TF32): float32's range, several times as fast from
    /// the Ampere generation on, float32 itself before it. Matrix products, and with them the loss, are not touched.
    /// </summary>
    public const string TensorFloat = "tf32";

    /// <summary>What may be asked for.</summary>
    public static IReadOnlyList<string> Names { get; } = [Auto, FullPrecision, MixedPrecision, TensorFloat];

    /// <summary>
    /// The precision that a name means here: <c>auto</c> is bfloat16 on a processor that has instructions for it (AVX512_BF16), and float32
    /// on others; on a GPU it is TF32.
    /// </summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="device">Where the arithmetic runs, as <see cref="DeviceChoice.Resolve"/> takes it.</param>
    /// <returns><see cref="FullPrecision"/>, <see cref="MixedPrecision"/> or <see cref="TensorFloat"/>.</returns>
    /// <exception cref="KakeraException">The name is unknown, there is no such device, or the device has no such precision.</exception>
    public static string Resolve(string name, string device)
    {
        if (!Names.Contains(name, StringComparer.Ordinal))
            throw new KakeraException($"\"{name}\" is no precision", "precision", "Use auto, float32, bfloat16 or tf32.");
        bool onGpu = DeviceChoice.Resolve(device).type == TorchSharp.DeviceType.CUDA;
        if (name == TensorFloat && !onGpu)
            throw new KakeraException("tf32 is a precision of NVIDIA GPUs, and this runs on the CPU", "precision", "Use auto, float32 or bfloat16.");
        return name != Auto ? name
            : onGpu ? TensorFloat
            : ProcessorHasBFloat16() ? MixedPrecision
            : FullPrecision;
    }

    /// <summary>The type that stands for a context's precision.</summary>
    internal static ScalarType TypeOf(RunContext context) =>
        Resolve(context.Precision, context.Device) == MixedPrecision ? ScalarType.BFloat16 : ScalarType.Float32;

    // Intel's and AMD's manuals: leaf 7, subleaf 1, bit 5 of EAX; subleaf 0 names the highest subleaf.
    private static bool ProcessorHasBFloat16() =>
        X86Base.IsSupported && X86Base.CpuId(0, 0).Eax >= 7 && X86Base.CpuId(7, 0).Eax >= 1 && (X86Base.CpuId(7, 1).Eax & (1 << 5)) != 0;
}
