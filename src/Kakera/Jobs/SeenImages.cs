using System.Text.Json;
using Kakera.Data;
using Kakera.Data.Files;
using Kakera.Data.Pixels;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>Which images an encoder was pre-trained on: none of them may judge what comes of it.</summary>
internal static class SeenImages
{
    /// <summary>
    /// Refuses an encoder that has seen images which are now kept for validation or test. That happens when images without labels are
    /// pre-trained on and labelled afterwards.
    /// </summary>
    /// <param name="encoderPath">An encoder in the folder of its run.</param>
    /// <param name="data">The images as they are divided now.</param>
    /// <exception cref="KakeraException">It has seen some.</exception>
    public static void Require(string encoderPath, TrainingData data)
    {
        HashSet<string> seen = Of(Path.Combine(Path.GetDirectoryName(encoderPath)!, RunFolders.RequestName));
        int test = data.Test.Items.Count(item => seen.Contains(item.Key.ToString()));
        int validation = data.Validation.Items.Count(item => seen.Contains(item.Key.ToString()));
        if (test + validation > 0)
        {
            throw new KakeraException(
                $"the encoder was pre-trained on {test} images that are now kept for the test and {validation} that are kept for validation",
                encoderPath,
                "Labels came after pre-training; pre-train again, and those images stay out of it: `kakera pretrain --workspace DIR`.");
        }
    }

    private static HashSet<string> Of(string path)
    {
        try
        {
            using JsonDocument request = JsonDocument.Parse(File.ReadAllText(path));
            return request.RootElement.TryGetProperty("images", out JsonElement images)
                ? [.. images.EnumerateArray().Select(image => image.ToString())]
                : [];
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
}
