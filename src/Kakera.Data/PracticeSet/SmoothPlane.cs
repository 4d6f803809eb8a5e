namespace Kakera.Data.PracticeSet;

/// <summary>
/// A field without fine detail over an image: computed at every fourth pixel or so and interpolated, which is what makes a set of
/// hundreds of images a matter of seconds.
/// </summary>
internal static class SmoothPlane
{
    /// <param name="side">Width and height, in pixels.</param>
    /// <param name="view">Where the lesion lies.</param>
    /// <param name="field">The field, in the lesion's coordinates.</param>
    /// <returns>[side, side].</returns>
    public static float[] Draw(int side, View view, Func<float, float, float> field)
    {
        int steps = Math.Clamp(side / 4, 32, 128);
        float[] coarse = new float[(steps + 1) * (steps + 1)];
        for (int i = 0; i < coarse.Length; i++)
        {
            float a = i % (steps + 1) / (float)steps, b = i / (steps + 1) / (float)steps;
            coarse[i] = field(view.X(a, b), view.Y(a, b));
        }

        float[] plane = new float[side * side];
        for (int row = 0, pixel = 0; row < side; row++)
        {
            float b = (row + 0.5f) * steps / side;
            int top = Math.Min((int)b, steps - 1) * (steps + 1);
            b -= (int)b;
            for (int column = 0; column < side; column++, pixel++)
            {
                float a = (column + 0.5f) * steps / side;
                int corner = top + Math.Min((int)a, steps - 1);
                a -= (int)a;
                float above = coarse[corner] + a * (coarse[corner + 1] - coarse[corner]);
                float below = coarse[corner + steps + 1] + a * (coarse[corner + steps + 2] - coarse[corner + steps + 1]);
                plane[pixel] = above + b * (below - above);
            }
        }

        return plane;
    }
}
