using Kakera.Data.Pixels;
using Kakera.Learning.Inference;
using Kakera.Settings;

namespace Kakera.Jobs;

/// <summary>How long a classifier takes to answer here.</summary>
internal static class AnswerTime
{
    private const int Sample = 256;

    /// <summary>Seconds for 1000 images, decoding left out.</summary>
    public static double SecondsPerThousand(ArmOutcome outcome, TrainingData data, KakeraSettings settings, JobContext context)
    {
        ImageSet sample = data.All with { Items = [.. data.All.Items.Take(Sample)] };
        long begun = context.Time.GetTimestamp();
        Predictor.Predict(outcome.Training.ModelPath, sample, RunContexts.For(context with { Progress = null }, settings, Path.GetTempPath()));
        return context.Time.GetElapsedTime(begun).TotalSeconds * 1000 / sample.Items.Count;
    }
}
