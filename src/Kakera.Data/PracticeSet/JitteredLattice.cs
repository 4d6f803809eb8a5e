namespace Kakera.Data.PracticeSet;

/// <summary>Distances from a place to its nearest and second nearest lattice points.</summary>
internal readonly record struct LatticePoints(float First, float Second);

/// <summary>A triangular lattice of spacing 1 whose points are moved at random: its cells are uneven hexagons (Worley, "A cellular texture
/// basis function", SIGGRAPH 1996).</summary>
internal readonly struct JitteredLattice(ulong seed)
{
    private const float RowHeight = 0.8660254f;
    private const float Jitter = 0.6f;
    private const float Largest = 0.6f; // no dot reaches further from its point

    private readonly NoiseField _hash = new(seed);

    /// <summary>The two nearest points.</summary>
    public LatticePoints Nearest(float x, float y)
    {
        float first = 9, second = 9;
        int middleRow = (int)MathF.Floor(y / RowHeight + 0.5f);
        for (int row = middleRow - 1; row <= middleRow + 1; row++)
        {
            int middleColumn = MiddleColumn(x, row);
            for (int column = middleColumn - 1; column <= middleColumn + 1; column++)
            {
                float dx = PointX(column, row) - x, dy = PointY(column, row) - y;
                float squared = dx * dx + dy * dy;
                if (squared < first)
                    (first, second) = (squared, first);
                else if (squared < second)
                    second = squared;
            }
        }

        return new LatticePoints(MathF.Sqrt(first), MathF.Sqrt(second));
    }

    /// <summary>
    /// The darkness, 0 … 1, of oval dots around the points; a point has one with the probability <paramref name="presence"/>.
    /// </summary>
    public float Dots(float x, float y, float presence)
    {
        float darkest = 0;
        int middleRow = (int)MathF.Floor(y / RowHeight + 0.5f);
        for (int row = middleRow - 1; row <= middleRow + 1; row++)
        {
            int middleColumn = MiddleColumn(x, row);
            for (int column = middleColumn - 1; column <= middleColumn + 1; column++)
            {
                float dx = PointX(column, row) - x, dy = PointY(column, row) - y;
                if (dx * dx + dy * dy > Largest * Largest)
                    continue;
                float there = Curve.Step(0, 0.15f, presence - _hash.Uniform(column, row, 3));
                if (there == 0)
                    continue;
                float turn = MathF.PI * _hash.Uniform(column, row, 4);
                float squeeze = 1 + 0.7f * _hash.Uniform(column, row, 5);
                float cosine = MathF.Cos(turn), sine = MathF.Sin(turn);
                float along = cosine * dx + sine * dy, across = (cosine * dy - sine * dx) * squeeze;
                float size = 0.19f + 0.29f * _hash.Uniform(column, row, 6);
                float distance = MathF.Sqrt(along * along + across * across);
                float darkness = there * (0.7f + 0.3f * _hash.Uniform(column, row, 7));
                darkest = Math.Max(darkest, darkness * Curve.Step(size + 0.1f, size - 0.12f, distance));
            }
        }

        return darkest;
    }

    private static int MiddleColumn(float x, int row) => (int)MathF.Floor(x - 0.5f * (row & 1) + 0.5f);

    private float PointX(int column, int row) => column + 0.5f * (row & 1) + Jitter * (_hash.Uniform(column, row, 1) - 0.5f);

    private float PointY(int column, int row) => row * RowHeight + Jitter * (_hash.Uniform(column, row, 2) - 0.5f);
}
