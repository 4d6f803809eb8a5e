namespace Kakera.Data.PracticeSet;

/// <summary>The skin of one patient around one lesion.</summary>
/// <param name="FieldSeed">Key of its random fields.</param>
/// <param name="Melanin">Melanin, as density in green light: 0.05, very fair, to about 0.7, dark brown.</param>
/// <param name="Blood">Blood, as density in green light: pale to flushed.</param>
/// <param name="Mottling">Deviation of the blood over the skin, relative to <paramref name="Blood"/>.</param>
/// <param name="Furrows">Depth of the fine lines of the skin, as density.</param>
/// <param name="FurrowAngle">Direction of the lines, in radians.</param>
internal sealed record Skin(ulong FieldSeed, float Melanin, float Blood, float Mottling, float Furrows, float FurrowAngle)
{
    /// <summary>Draws a skin: fair ones are the most frequent, as in the clinics whose sets are public.</summary>
    public static Skin Draw(ref KeyedRandom random)
    {
        ulong fieldSeed = random.NextBits();
        double tone = random.NextDouble();
        return new Skin(
            fieldSeed,
            Melanin: (float)(0.06 + 0.6 * tone * tone * tone),
            Blood: (float)random.NextDouble(0.12, 0.75),
            Mottling: (float)random.NextDouble(0.15, 0.5),
            Furrows: (float)(0.02 + 0.11 * Math.Pow(random.NextDouble(), 2)),
            FurrowAngle: (float)random.NextDouble(0, Math.PI));
    }
}
