using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Predictions;
using Kakera.Learning.Inference;
using Kakera.Learning.Training;
using Kakera.Settings;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>Tests a classifier on the images kept for the test.</summary>
public static class EvaluateJob
{
    /// <param name="workspaceFolder">The workspace.</param>
    /// <param name="model">The classifier's file; null for the newest of the workspace.</param>
    /// <param name="settings">Device, threads and seed; <c>pilot.ordered_classes</c>.</param>
    /// <param name="context">Progress and cancellation.</param>
    /// <exception cref="KakeraException">Something that the user can mend.</exception>
    public static EvaluateResult Run(string workspaceFolder, string? model, KakeraSettings settings, JobContext context)
    {
        using Workspace workspace = Workspace.Open(workspaceFolder, "evaluate", context.Time);
        string path = Models.Classifier(workspace, model);
        ModelDescription description = ModelFile.Describe(path);
        settings = settings with { Image = settings.Image with { Size = description.ImageSide } };
        using TrainingData data = ImageIntake.Load(workspace, settings, context);
        if (!data.Classes.SequenceEqual(description.Classes, StringComparer.Ordinal))
        {
            throw new KakeraException(
                $"the classifier knows {string.Join(", ", description.Classes)}, the workspace has {(data.Classes.Count == 0 ? "no labels" : string.Join(", ", data.Classes))}",
                path, "Give a classifier that was trained on these classes.");
        }

        string folder = workspace.Runs.ForRequest("evaluate", new { model = Path.GetFullPath(path), description.WeightsSha256, images = data.Test.Items.Select(item => item.Key) }, settings);
        RunContext run = RunContexts.For(context, settings, folder);
        AnswerCalibration calibration = description.Calibration
            ?? AnswerCalibrations.Find(data.Classes, data.Validation.Items, Predictor.Predict(path, data.Validation, run));
        PredictionSet test = AnswerCalibrations.Read(data.Classes, data.Test.Items, Predictor.Predict(path, data.Test, run), calibration);
        string predictions = Path.Combine(folder, "predictions.csv");
        PredictionsCsv.Write(predictions, test, calibration.Threshold);
        var scored = new ScoredImages(test);
        var bootstrap = new GroupBootstrap(scored.Items, (ulong)settings.Seed);
        return new EvaluateResult(path, test.Items.Count, calibration.Temperature,
            Enum.GetValues<Metric>().Where(metric => metric != Metric.QuadraticKappa || settings.Pilot.OrderedClasses).ToDictionary(metric => metric, metric => bootstrap.Measure([scored], metric)), predictions);
    }
}
