namespace Kakera.Learning.Transforms;

/// <summary>Constants of colour and of normalisation, in the order red, green, blue.</summary>
internal static class ColourSpace
{
    /// <summary>Luminance, ITU-R BT.601.</summary>
    public static readonly double[] Luminance = [0.299, 0.587, 0.114];

    /// <summary>Mean of ImageNet's training images.</summary>
    public static readonly double[] Mean = [0.485, 0.456, 0.406];

    /// <summary>Standard deviation of ImageNet's training images.</summary>
    public static readonly double[] Deviation = [0.229, 0.224, 0.225];

    /// <summary>
    /// The linear map that multiplies the chroma by <paramref name="saturation"/> and turns it by <paramref name="hueRadians"/>, leaving the
    /// luminance as it is, row by row. It works on chroma in the basis (I, Q) of the NTSC colour space.
    /// </summary>
    public static double[,] ChromaMatrix(double saturation, double hueRadians)
    {
        double[,] toYiq = { { 0.299, 0.587, 0.114 }, { 0.5959, -0.2746, -0.3213 }, { 0.2115, -0.5227, 0.3112 } };
        double[,] turn =
        {
            { 1, 0, 0 },
            { 0, saturation * Math.Cos(hueRadians), -saturation * Math.Sin(hueRadians) },
            { 0, saturation * Math.Sin(hueRadians), saturation * Math.Cos(hueRadians) },
        };
        return Product(Product(Inverse(toYiq), turn), toYiq);
    }

    private static double[,] Product(double[,] a, double[,] b)
    {
        double[,] product = new double[3, 3];
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < 3; j++)
                for (int k = 0; k < 3; k++)
                    product[i, j] += a[i, k] * b[k, j];
        return product;
    }

    private static double[,] Inverse(double[,] m)
    {
        double[,] inverse = new double[3, 3];
        double determinant = 0;
        for (int i = 0; i < 3; i++)
            determinant += m[0, i] * (m[1, (i + 1) % 3] * m[2, (i + 2) % 3] - m[1, (i + 2) % 3] * m[2, (i + 1) % 3]);
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < 3; j++)
                inverse[j, i] = (m[(i + 1) % 3, (j + 1) % 3] * m[(i + 2) % 3, (j + 2) % 3]
                    - m[(i + 1) % 3, (j + 2) % 3] * m[(i + 2) % 3, (j + 1) % 3]) / determinant;
        return inverse;
    }
}
