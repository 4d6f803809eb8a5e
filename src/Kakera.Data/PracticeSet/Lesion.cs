namespace Kakera.Data.PracticeSet;

/// <summary>
/// What is drawn once for a lesion and stays in all its images. Nothing here but <see cref="Pattern"/> knows the class: size, border,
/// colour, darkness and films come from one distribution for all four. Lengths are parts of the image's side at zoom 1.
/// </summary>
internal sealed record Lesion
{
    private const ulong Purpose = 1;

    /// <summary>The fine structure.</summary>
    public required LocalPattern Pattern { get; init; }

    /// <summary>Key of the lesion's own random fields.</summary>
    public required ulong FieldSeed { get; init; }

    /// <summary>Mean radius.</summary>
    public required float Radius { get; init; }

    /// <summary>Length over width.</summary>
    public required float Aspect { get; init; }

    /// <summary>Border: amplitude and phase of the radial harmonics 2 … 7, relative to the radius.</summary>
    public required Harmonic[] Border { get; init; }

    /// <summary>Width over which the pigment fades at the border.</summary>
    public required float BorderWidth { get; init; }

    /// <summary>Mesh width of the net, distance of globules and of streaks, size of the blotches.</summary>
    public required float Mesh { get; init; }

    /// <summary>Share of the fine structure in the variation of density; the rest is blotches.</summary>
    public required float PatternShare { get; init; }

    /// <summary>Part of the lesion that shows its fine structure, 0 … 1; the rest is blotches.</summary>
    public required float PatternExtent { get; init; }

    /// <summary>Mean optical density of the pigment in green light.</summary>
    public required float Density { get; init; }

    /// <summary>Standard deviation of the density over the lesion.</summary>
    public required float DensitySpread { get; init; }

    /// <summary>How much denser the middle is than the rim, in deviations.</summary>
    public required float Centre { get; init; }

    /// <summary>How much denser one side is than the other, in deviations, along x and y.</summary>
    public required float LeanX { get; init; }

    /// <inheritdoc cref="LeanX"/>
    public required float LeanY { get; init; }

    /// <summary>Pigment from yellowish brown, 0, to black-grey, 1.</summary>
    public required float Greyness { get; init; }

    /// <summary>Blood in the lesion, as density in green light.</summary>
    public required float Redness { get; init; }

    /// <summary>Part of the lesion under a bluish-white or grey film, 0 … 1.</summary>
    public required float FilmExtent { get; init; }

    /// <summary>Opacity of the film where it is thickest, 0 … 1.</summary>
    public required float FilmStrength { get; init; }

    /// <summary>Film from blue, 0, to whitish, 1.</summary>
    public required float FilmWhiteness { get; init; }

    /// <summary>The skin around.</summary>
    public required Skin Skin { get; init; }

    /// <summary>One radial harmonic of a border.</summary>
    public readonly record struct Harmonic(float Cosine, float Sine);

    /// <summary>Draws lesion number <paramref name="index"/> of the set. The pattern takes no part in what is drawn.</summary>
    public static Lesion Draw(ulong seed, int index, LocalPattern pattern)
    {
        var random = new KeyedRandom(seed, Purpose, (ulong)index);
        return new Lesion
        {
            Pattern = pattern,
            FieldSeed = random.NextBits(),
            Radius = Uniform(ref random, 0.32, 0.44),
            Aspect = Uniform(ref random, 1, 1.5),
            Border = DrawBorder(ref random),
            BorderWidth = Uniform(ref random, 0.04, 0.2),
            Mesh = Uniform(ref random, 0.12, 0.15),
            PatternShare = Uniform(ref random, 0.85, 0.97),
            PatternExtent = Uniform(ref random, 0.85, 1),
            Density = 0.6f + 1.4f * MathF.Pow(Uniform(ref random, 0, 1), 1.5f),
            DensitySpread = Uniform(ref random, 0.4, 0.6),
            Centre = Uniform(ref random, -0.2, 0.9),
            LeanX = (float)(0.4 * random.NextGaussian()),
            LeanY = (float)(0.4 * random.NextGaussian()),
            Greyness = Uniform(ref random, 0, 0.6),
            Redness = Uniform(ref random, 0, 0.25),
            FilmExtent = Uniform(ref random, 0.1, 0.4),
            FilmStrength = Uniform(ref random, 0.1, 0.3),
            FilmWhiteness = Uniform(ref random, 0, 1),
            Skin = Skin.Draw(ref random),
        };
    }

    private static Harmonic[] DrawBorder(ref KeyedRandom random)
    {
        var border = new Harmonic[6];
        double strength = random.NextDouble(0.5, 1.3);
        for (int i = 0; i < border.Length; i++)
        {
            double deviation = strength * 0.13 / (i + 2);
            border[i] = new Harmonic((float)(deviation * random.NextGaussian()), (float)(deviation * random.NextGaussian()));
        }

        return border;
    }

    private static float Uniform(ref KeyedRandom random, double low, double high) => (float)random.NextDouble(low, high);
}
