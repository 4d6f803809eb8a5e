namespace Kakera.Data.PracticeSet;

/// <summary>
/// What is drawn anew for every image of a lesion: how it was photographed, and what lies on the skin. It never depends on the class.
/// Lengths are parts of the image's side, angles radians.
/// </summary>
internal sealed record Capture
{
    private const ulong Purpose = 2;

    /// <summary>Key of the image's own random fields and of its overlays.</summary>
    public required ulong FieldSeed { get; init; }

    /// <summary>Turn of the camera.</summary>
    public required float Rotation { get; init; }

    /// <summary>Magnification.</summary>
    public required float Zoom { get; init; }

    /// <summary>Where the lesion's middle lies, from the image's middle.</summary>
    public required float OffsetX { get; init; }

    /// <inheritdoc cref="OffsetX"/>
    public required float OffsetY { get; init; }

    /// <summary>Brightness, 1 where white paper would be just white.</summary>
    public required float Exposure { get; init; }

    /// <summary>Gain of red over green.</summary>
    public required float RedGain { get; init; }

    /// <summary>Gain of blue over green.</summary>
    public required float BlueGain { get; init; }

    /// <summary>Relative change of light across the image.</summary>
    public required float LightX { get; init; }

    /// <inheritdoc cref="LightX"/>
    public required float LightY { get; init; }

    /// <summary>Loss of light in the corners, 0 … 1.</summary>
    public required float Vignette { get; init; }

    /// <summary>Radius of the dermatoscope's round field, or null where it fills the image.</summary>
    public required float? FieldRadius { get; init; }

    /// <summary>Deviation of the blur.</summary>
    public required float Blur { get; init; }

    /// <summary>Deviation of the sensor's noise, in parts of white.</summary>
    public required float Noise { get; init; }

    /// <summary>Hairs across the image.</summary>
    public required int Hairs { get; init; }

    /// <summary>Bubbles in the contact gel.</summary>
    public required int Bubbles { get; init; }

    /// <summary>Whether a ruler's marks run along one edge.</summary>
    public required bool Ruler { get; init; }

    /// <summary>Quality of the JPEG file, 1 … 100.</summary>
    public required int JpegQuality { get; init; }

    /// <summary>Draws image number <paramref name="index"/> of the set.</summary>
    public static Capture Draw(ulong seed, int index)
    {
        var random = new KeyedRandom(seed, Purpose, (ulong)index);
        return new Capture
        {
            FieldSeed = random.NextBits(),
            Rotation = Uniform(ref random, 0, 2 * Math.PI),
            Zoom = Uniform(ref random, 0.92, 1.25),
            OffsetX = Uniform(ref random, -0.08, 0.08),
            OffsetY = Uniform(ref random, -0.08, 0.08),
            Exposure = Uniform(ref random, 0.8, 1.15),
            RedGain = (float)Math.Exp(0.06 * random.NextGaussian()),
            BlueGain = (float)Math.Exp(0.09 * random.NextGaussian()),
            LightX = (float)(0.08 * random.NextGaussian()),
            LightY = (float)(0.08 * random.NextGaussian()),
            Vignette = Uniform(ref random, 0, 0.45),
            FieldRadius = random.NextBool(0.1) ? Uniform(ref random, 0.52, 0.64) : null,
            Blur = Uniform(ref random, 0.0015, 0.005),
            Noise = Uniform(ref random, 0.003, 0.016),
            Hairs = random.NextBool(0.4) ? 1 + (int)(14 * Math.Pow(random.NextDouble(), 2)) : 0,
            Bubbles = random.NextBool(0.25) ? 1 + random.NextInt(7) : 0,
            Ruler = random.NextBool(0.15),
            JpegQuality = 80 + random.NextInt(16),
        };
    }

    private static float Uniform(ref KeyedRandom random, double low, double high) => (float)random.NextDouble(low, high);
}
