namespace Kakera.Data.Tests.PracticeSet;

/// <summary>What a classifier is given of one image.</summary>
/// <param name="Features">[F].</param>
/// <param name="Class">0 … classes − 1.</param>
/// <param name="Group">The lesion: never in two folds.</param>
internal sealed record Sample(double[] Features, int Class, int Group);
