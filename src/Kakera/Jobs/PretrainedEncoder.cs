using Kakera.Learning.Training;

namespace Kakera.Jobs;

/// <summary>What one method's pre-training in a pilot came to.</summary>
/// <param name="Method">The method.</param>
/// <param name="Result">Its encoder, and how it went.</param>
internal sealed record PretrainedEncoder(string Method, PretrainResult Result)
{
    /// <summary>The one whose curves the report draws: the product's own method's, else the first; null where there is none.</summary>
    public static PretrainedEncoder? Shown(IReadOnlyList<PretrainedEncoder> encoders) =>
        encoders.FirstOrDefault(encoder => encoder.Method == PilotArm.FgSsl) ?? (encoders.Count > 0 ? encoders[0] : null);
}
