namespace Kakera.Jobs;

/// <summary>One probe on one encoder.</summary>
/// <param name="Probe"><see cref="Linear"/> or <see cref="Neighbours"/>.</param>
/// <param name="Encoder"><see cref="Pretrained"/>, or of several the method, or <see cref="Given"/>, or <see cref="Untrained"/>.</param>
/// <param name="Labels">Labelled images that it learned from.</param>
/// <param name="Test">Its class probabilities for the test images, [N][K].</param>
internal sealed record ProbeOutcome(string Probe, string Encoder, int Labels, float[][] Test)
{
    public const string Linear = "linear-probe";
    public const string Neighbours = "k-nn";
    public const string Pretrained = "pre-trained";
    public const string Given = "given";
    public const string Untrained = "untrained";
}
