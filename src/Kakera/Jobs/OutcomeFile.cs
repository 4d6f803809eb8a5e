using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kakera.Data.Files;
using Kakera.Data.Pixels;
using Kakera.Learning.Training;

namespace Kakera.Jobs;

/// <summary>
/// <c>outcome.json</c> in the folder of an arm's classifier: its curve and its answers. With it a pilot that is run again needs neither to train
/// the arm nor to keep the arm's model.
/// </summary>
internal static class OutcomeFile
{
    private const string Name = "outcome.json";
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <param name="Outcome">What came of the arm.</param>
    /// <param name="Images">SHA-256 of the images that were answered: with others the answers are worth nothing.</param>
    /// <param name="ModelKept">Whether the model should be there.</param>
    private sealed record Content(ArmOutcome Outcome, string Images, bool ModelKept);

    /// <summary>The outcome kept in <paramref name="folder"/>; null where there is none for these images, or its model was taken away.</summary>
    public static ArmOutcome? Read(string folder, TrainingData data)
    {
        string path = Path.Combine(folder, Name), model = Path.Combine(folder, Models.FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            Content? content = JsonSerializer.Deserialize<Content>(File.ReadAllText(path), Json);
            if (content?.Outcome is not { Classifier: not null, Calibration.ClassWeights: not null }
                || content.Images != Fingerprint(data) || (content.ModelKept && !File.Exists(model)))
                return null;
            FinetuneResult training = content.Outcome.Training;
            string trained = Path.Combine(Path.GetDirectoryName(folder)!, Path.GetFileName(Path.GetDirectoryName(training.ModelPath))!, Models.FileName);
            return content.Outcome with // the workspace may have moved
            {
                Training = training with { ModelPath = trained },
                Classifier = content.Outcome.Classifier with { ModelPath = model },
            };
        }
        catch (JsonException)
        {
            return null; // of another version, or damaged: the arm is trained again
        }
    }

    /// <summary>Keeps an outcome whose model is in the folder.</summary>
    public static void Write(string folder, ArmOutcome outcome, TrainingData data) => Write(folder, outcome, data, modelKept: true);

    /// <summary>Deletes the model of an arm; its outcome stays.</summary>
    public static void DropModel(ArmOutcome outcome, TrainingData data)
    {
        string path = outcome.Classifier.ModelPath;
        if (!File.Exists(path))
            return;
        Write(Path.GetDirectoryName(path)!, outcome, data, modelKept: false);
        Models.Delete(path);
    }

    private static void Write(string folder, ArmOutcome outcome, TrainingData data, bool modelKept) =>
        AtomicFile.WriteAllText(Path.Combine(folder, Name), JsonSerializer.Serialize(new Content(outcome, Fingerprint(data), modelKept), Json));

    private static string Fingerprint(TrainingData data)
    {
        IEnumerable<string> lines = data.Validation.Items.Concat(data.Test.Items).Select(item => $"{item.Key} {item.ClassIndex}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [.. data.Classes, .. lines]))));
    }
}
