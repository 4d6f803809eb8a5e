using System.Text.Json;
using Kakera.Data;
using Kakera.Data.Files;
using Kakera.Data.Pixels;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>Which images an encoder was pre-trained on: none of them may judge what comes of it.</summary>
internal static class SeenImages
{
    /// <summary>Where a request says what its run started from.</summary>
    public const string StartKey = "startFrom";

    private const string ImagesKey = "images";

    /// <summary>
    /// Refuses an encoder that has seen images which are now kept for validation or test. That happens when images without labels are
    /// pre-trained on and labelled afterwards.
    /// </summary>
    /// <param name="encoderPath">An encoder in the folder of its run.</param>
    /// <param name="data">The images as they are divided now.</param>
    /// <param name="context">Told where nobody knows what the encoder has seen.</param>
    /// <exception cref="KakeraException">It has seen some.</exception>
    public static void Require(string encoderPath, TrainingData data, JobContext context) => Require(
        encoderPath, Of(encoderPath), data, context,
        "Labels came after pre-training; pre-train again, and those images stay out of it: `kakera pretrain --workspace DIR`.");

    /// <summary>The same of weights to start from.</summary>
    /// <exception cref="KakeraException">They have seen some.</exception>
    public static void Require(GivenWeights start, TrainingData data, JobContext context) => Require(
        start.Path, start.Seen, data, context, "Start from another encoder, or from none: what it has seen cannot judge it.");

    /// <summary>The images that an encoder was pre-trained on, by their keys, and those that it started from had seen; null where its run is not beside it.</summary>
    public static IReadOnlyList<string>? Of(string encoderPath)
    {
        string path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(encoderPath))!, RunFolders.RequestName);
        if (!File.Exists(path))
            return null;
        try
        {
            using JsonDocument request = JsonDocument.Parse(File.ReadAllText(path));
            JsonElement root = request.RootElement;
            return root.TryGetProperty(StartKey, out JsonElement start) && start.ValueKind == JsonValueKind.Object
                ? [.. Images(root), .. Images(start)]
                : [.. Images(root)];
        }
        catch (JsonException)
        {
            return []; // of a version that did not write it down
        }
        catch (Exception fault) when (FileProblem.IsOne(fault))
        {
            throw FileProblem.Translate(fault, path);
        }
    }

    private static void Require(string encoderPath, IReadOnlyList<string>? images, TrainingData data, JobContext context, string remedy)
    {
        if (images is null)
        {
            context.Say?.Invoke(context.Language == Language.Japanese
                ? $"{encoderPath} がどの画像で事前学習されたか分かりません。ここで検証用・テスト用にしている画像が含まれていないことを確認してください。"
                : $"Nobody knows which images {encoderPath} was pre-trained on: see to it that none of them is kept for validation or test here.");
            return;
        }

        HashSet<string> seen = [.. images];
        int test = data.Test.Items.Count(item => seen.Contains(item.Key.ToString()));
        int validation = data.Validation.Items.Count(item => seen.Contains(item.Key.ToString()));
        if (test + validation > 0)
        {
            throw new KakeraException(
                $"the encoder was pre-trained on {test} images that are now kept for the test and {validation} that are kept for validation", encoderPath, remedy);
        }
    }

    private static IEnumerable<string> Images(JsonElement of) =>
        of.TryGetProperty(ImagesKey, out JsonElement images) ? images.EnumerateArray().Select(image => image.ToString()) : [];
}
