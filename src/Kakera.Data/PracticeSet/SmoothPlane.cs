namespace Kakera.Data.PracticeSet;

/// <summary>A field without fine detail over an image: computed at every 64th part of the side and interpolated, which is what makes a
/// set of hundreds of images a matter of seconds.</summary>
internal static class SmoothPlane
{
    private const int Steps = 64;

    /// <param name="side">Width and height, in pixels.</param>
    /// <param name="view">Where the lesion lies.</param>
    /// <param name="field">The field, in the lesion's coordinates.</param>
    /// <returns>[side, side].</returns>
    public static float[] Draw(int side, View view, Func<float, float, float> field)
    {
        float[] coarse = new float[(Steps + 1) * (Steps + 1)];
        for (int i = 0; i < coarse.Length; i++)
        {
            float a = i % (Steps + 1) / (float)Steps, b = i / (Steps + 1) / (float)Steps;
            coarse[i] = field(view.X(a, b), view.Y(a, b));
        }

        float[] plane = new float[side * side];
        for (int row = 0, pixel = 0; row < side; row++)
        {
            float b = (row + 0.5f) * Steps / side;
            int top = Math.Min((int)b, Steps - 1) * (Steps + 1);
            b -= (int)b;
            for (int column = 0; column < side; column++, pixel++)
            {
                float a = (column + 0.5f) * Steps / side;
                int corner = top + Math.Min((int)a, Steps - 1);
                a -= (int)a;
                float above = coarse[corner] + a * (coarse[corner + 1] - coarse[corner]);
                float below = coarse[corner + Steps + 1] + a * (coarse[corner + Steps + 2] - coarse[corner + Steps + 1]);
                plane[pixel] = above + b * (below - above);
            }
        }

        return plane;
    }
}
