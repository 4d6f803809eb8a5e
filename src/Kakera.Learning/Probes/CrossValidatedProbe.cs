namespace Kakera.Learning.Probes;

/// <summary>
/// The <see cref="LinearProbe"/> where there are no other images to judge by: each part of the images is answered by a probe that learned from
/// all other parts.
/// </summary>
public static class CrossValidatedProbe
{
    /// <summary>Class probabilities, one row of K for each image.</summary>
    /// <param name="images">Features and classes.</param>
    /// <param name="parts">The part of each image, such as <see cref="GroupFolds"/> makes them; at least two different ones.</param>
    /// <param name="classCount">K.</param>
    /// <param name="settings">Its first penalty is the one: nothing may be chosen on the images that judge.</param>
    public static float[][] Predict(LabelledFeatures images, IReadOnlyList<int> parts, int classCount, LinearProbeSettings settings)
    {
        settings = settings with { Penalties = settings.Penalties[..1] };
        ArgumentOutOfRangeException.ThrowIfNotEqual(parts.Count, images.Count);
        var answers = new float[images.Count][];
        foreach (int part in parts.Distinct())
        {
            ILookup<bool, int> isHeldOut = Enumerable.Range(0, images.Count).ToLookup(image => parts[image] == part);
            int[] learned = [.. isHeldOut[false]], heldOut = [.. isHeldOut[true]];
            var train = new LabelledFeatures([.. learned.Select(image => images.Features[image])], [.. learned.Select(image => images.Classes[image])]);
            LinearProbe probe = LinearProbe.Fit(train, validation: null, classCount, settings);
            float[][] predicted = probe.Predict([.. heldOut.Select(image => images.Features[image])]);
            for (int i = 0; i < heldOut.Length; i++)
                answers[heldOut[i]] = predicted[i];
        }

        return answers;
    }
}
