using Kakera.Data;
using Kakera.Data.Catalogs;
using Kakera.Data.Import;
using Kakera.Data.Pixels;
using Kakera.Evaluation.Predictions;
using Kakera.Learning.Inference;
using Kakera.Settings;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>Lets a classifier answer for a folder of images.</summary>
public static class PredictJob
{
    /// <param name="workspaceFolder">The workspace that holds the classifier; the images are not added to it.</param>
    /// <param name="images">The folder of images.</param>
    /// <param name="model">The classifier's file; null for the newest of the workspace.</param>
    /// <param name="output">Where to write the answers; null for a new run of the workspace.</param>
    /// <param name="settings">Device and threads.</param>
    /// <param name="context">Progress and cancellation.</param>
    /// <exception cref="KakeraException">Something that the user can mend.</exception>
    public static PredictResult Run(string workspaceFolder, string images, string? model, string? output, KakeraSettings settings, JobContext context)
    {
        using Workspace workspace = Workspace.Open(workspaceFolder, "predict", context.Time);
        string path = Models.Classifier(workspace, model);
        ModelDescription description = ModelFile.Describe(path);
        string folder = workspace.Runs.ForRequest("predict", new { model = Path.GetFullPath(path), description.WeightsSha256, images = Path.GetFullPath(images) }, settings);

        // A catalog of its own: what is only asked about must not become material to learn from. Pixels of its own: they would displace the others.
        using Catalog catalog = Catalog.Open(Path.Combine(folder, "catalog.db"), context.Time);
        string cache = Path.Combine(folder, "cache");
        ImportSummary import = ImageImporter.Import(
            catalog,
            new ImportRequest { Folder = images, Threads = settings.Threads, Keep = new KeptPixels(cache, description.ImageSide) },
            context.Progress, context.Cancellation);
        using TrainingData data = TrainingData.Load(catalog, cache, description.ImageSide, settings.Threads, context.Progress, context.Cancellation);
        float[][] probabilities = Predictor.Predict(path, data.All, RunContexts.For(context, settings, folder));
        string file = Path.GetFullPath(output ?? Path.Combine(folder, "predictions.csv"));
        AnswerCalibration calibration = description.Calibration ?? new AnswerCalibration(1, 0, 0);
        PredictionSet answers = AnswerCalibrations.Read(description.Classes, data.All.Items, probabilities, calibration);
        PredictionsCsv.Write(file, answers, calibration.Threshold);
        int abstained = answers.Items.Count(item => item.Confidence < calibration.Threshold);
        return new PredictResult(path, file, answers.Items.Count - abstained, abstained, import.Catalog.Quarantined);
    }
}
