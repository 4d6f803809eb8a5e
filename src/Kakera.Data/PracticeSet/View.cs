namespace Kakera.Data.PracticeSet;

/// <summary>From the places of an image to those of the lesion: origin in its middle, unit the image's side at zoom 1.</summary>
internal readonly struct View(Capture capture)
{
    private readonly float _cosine = MathF.Cos(capture.Rotation) / capture.Zoom;
    private readonly float _sine = MathF.Sin(capture.Rotation) / capture.Zoom;
    private readonly float _offsetX = 0.5f + capture.OffsetX;
    private readonly float _offsetY = 0.5f + capture.OffsetY;

    /// <summary>Along the lesion's first axis.</summary>
    /// <param name="a">Part of the width, 0 … 1.</param>
    /// <param name="b">Part of the height, 0 … 1.</param>
    public float X(float a, float b) => _cosine * (a - _offsetX) + _sine * (b - _offsetY);

    /// <summary>Along the lesion's second axis.</summary>
    public float Y(float a, float b) => _cosine * (b - _offsetY) - _sine * (a - _offsetX);
}
