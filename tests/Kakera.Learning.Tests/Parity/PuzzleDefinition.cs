namespace Kakera.Learning.Tests.Parity;

/// <summary>The puzzle pixel by pixel: the pixel at place i of the puzzle comes from cell <c>permutations[n, i]</c> of the image.</summary>
internal static class PuzzleDefinition
{
    public static Variable Shuffled(Variable images, int grid, long[] permutations)
    {
        int n = images.Shape[0], c = images.Shape[1], height = images.Shape[2], width = images.Shape[3];
        int h = height / grid, w = width / grid;
        int[] from = new int[images.Values.Length];
        for (int image = 0; image < n; image++)
            for (int channel = 0; channel < c; channel++)
                for (int row = 0; row < height; row++)
                    for (int column = 0; column < width; column++)
                    {
                        int cell = (int)permutations[image * grid * grid + row / h * grid + column / w];
                        int map = (image * c + channel) * height;
                        from[(map + row) * width + column] =
                            (map + cell / grid * h + row % h) * width + cell % grid * w + column % w;
                    }

        return Layers.Rearranged(images, from, images.Shape);
    }
}
