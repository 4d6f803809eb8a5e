namespace Kakera.Data.PracticeSet;

/// <summary>Gaussian blur of a square plane, in place; the border repeats.</summary>
internal static class GaussianBlur
{
    public static void Apply(float[] plane, int side, float deviation)
    {
        float[] kernel = Kernel(deviation);
        float[] line = new float[side + kernel.Length - 1];
        for (int row = 0; row < side; row++)
            Filter(plane, row * side, 1, side, kernel, line);
        for (int column = 0; column < side; column++)
            Filter(plane, column, side, side, kernel, line);
    }

    private static float[] Kernel(float deviation)
    {
        int reach = Math.Max(1, (int)MathF.Ceiling(2.5f * deviation));
        float[] kernel = new float[2 * reach + 1];
        float sum = 0;
        for (int i = 0; i < kernel.Length; i++)
            sum += kernel[i] = Curve.Bell(i - reach, Math.Max(deviation, 0.1f));
        for (int i = 0; i < kernel.Length; i++)
            kernel[i] /= sum;
        return kernel;
    }

    private static void Filter(float[] plane, int start, int stride, int count, float[] kernel, float[] line)
    {
        int reach = kernel.Length / 2;
        for (int i = 0; i < line.Length; i++)
            line[i] = plane[start + Math.Clamp(i - reach, 0, count - 1) * stride];
        for (int i = 0; i < count; i++)
        {
            float sum = 0;
            for (int k = 0; k < kernel.Length; k++)
                sum += kernel[k] * line[i + k];
            plane[start + i * stride] = sum;
        }
    }
}
