namespace Kakera.Data.PracticeSet;

/// <summary>An image under work: linear light, 0 black … 1 white, one plane a colour, rows from the top.</summary>
internal sealed class Canvas
{
    public Canvas(int side)
    {
        Side = side;
        Red = new float[side * side];
        Green = new float[side * side];
        Blue = new float[side * side];
    }

    /// <summary>Width and height in pixels.</summary>
    public int Side { get; }

    public float[] Red { get; }

    public float[] Green { get; }

    public float[] Blue { get; }

    /// <summary>Moves a pixel towards a colour: <paramref name="opacity"/> 0 leaves it, 1 replaces it.</summary>
    public void Cover(int pixel, Light colour, float opacity)
    {
        Red[pixel] += opacity * (colour.Red - Red[pixel]);
        Green[pixel] += opacity * (colour.Green - Green[pixel]);
        Blue[pixel] += opacity * (colour.Blue - Blue[pixel]);
    }

    /// <summary>Multiplies a pixel.</summary>
    public void Dim(int pixel, float factor)
    {
        Red[pixel] *= factor;
        Green[pixel] *= factor;
        Blue[pixel] *= factor;
    }
}
