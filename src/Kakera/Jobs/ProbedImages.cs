namespace Kakera.Jobs;

/// <summary>Which images the probes answer for.</summary>
public enum ProbedImages
{
    /// <summary>Those kept for the test; the strength of the linear probe's penalty is chosen on validation.</summary>
    Test,

    /// <summary>
    /// Those to choose settings by. The linear probe then keeps to its first penalty, since nothing may be chosen on the images that judge.
    /// </summary>
    Validation,
}
