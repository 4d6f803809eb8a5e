namespace Kakera.Learning.Inference;

/// <summary>What happens to an image's pixels before a network sees them. It travels inside the model.</summary>
public sealed record Preprocessing
{
    /// <summary>Order of the colour planes.</summary>
    public string Channels { get; init; } = "rgb";

    /// <summary>How the working size is reached: both sides are scaled to the model's side, whatever the aspect.</summary>
    public string Resize { get; init; } = "stretch";

    /// <summary>What each 8-bit value is divided by first.</summary>
    public double Scale { get; init; } = 255;

    /// <summary>What is taken from each colour then.</summary>
    public double[] Mean { get; init; } = [.485, .456, .406];

    /// <summary>What each colour is divided by last.</summary>
    public double[] Deviation { get; init; } = [.229, .224, .225];
}
