namespace Kakera.Data.PracticeSet;

/// <summary>How far thin things cover the pixels of a square image, 0 … 1, with smooth edges. Places are parts of the side.</summary>
internal sealed class Coverage(int side)
{
    public float[] Plane { get; } = new float[side * side];

    /// <summary>Adds a round stamp; what overlaps counts once.</summary>
    public void Stamp(double x, double y, double radius, float strength)
    {
        double centreX = x * side - 0.5, centreY = y * side - 0.5, reach = radius * side;
        int left = Math.Max(0, (int)(centreX - reach - 1)), right = Math.Min(side - 1, (int)(centreX + reach + 1.5));
        int top = Math.Max(0, (int)(centreY - reach - 1)), bottom = Math.Min(side - 1, (int)(centreY + reach + 1.5));
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
            {
                double distance = Math.Sqrt((column - centreX) * (column - centreX) + (row - centreY) * (row - centreY));
                float cover = strength * (float)Math.Clamp(reach + 0.5 - distance, 0, Math.Min(1, 2 * reach));
                ref float there = ref Plane[row * side + column];
                there = Math.Max(there, cover);
            }
        }
    }
}
