namespace Kakera.Data.PracticeSet;

/// <summary>A colour in linear light, or three gains, or three densities.</summary>
internal readonly record struct Light(float Red, float Green, float Blue)
{
    public static Light Mix(Light from, Light to, float share) => new(
        from.Red + share * (to.Red - from.Red), from.Green + share * (to.Green - from.Green), from.Blue + share * (to.Blue - from.Blue));
}
