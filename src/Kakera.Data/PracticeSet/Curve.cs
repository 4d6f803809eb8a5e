namespace Kakera.Data.PracticeSet;

/// <summary>The few curves that the renderer is drawn with.</summary>
internal static class Curve
{
    /// <summary>0 below <paramref name="low"/>, 1 above <paramref name="high"/>, smooth between.</summary>
    public static float Step(float low, float high, float x)
    {
        float t = Math.Clamp((x - low) / (high - low), 0, 1);
        return t * t * (3 - 2 * t);
    }

    /// <summary>A bell of height 1 and the given deviation.</summary>
    public static float Bell(float x, float deviation) => MathF.Exp(-0.5f * x * x / (deviation * deviation));

    /// <summary>The quantile function of a bell-like (logistic) distribution of mean 0 and deviation 1, cut at 2.2 deviations.</summary>
    public static float Quantile(float share) =>
        Math.Clamp(MathF.Log((share + 1e-4f) / (1 - share + 1e-4f)) * 0.551f, -2.2f, 2.2f); // 0.551 = √3 / π
}
