using System.Security.Cryptography;
using System.Text;
using Kakera.Data;
using Kakera.Data.Pixels;

namespace Kakera.Learning.Training;

/// <summary>What a training asks of its images before it starts.</summary>
internal static class ImageRequirements
{
    /// <exception cref="KakeraException">There are fewer than two: no statistic of a batch can be taken.</exception>
    public static void RequireSeveral(ImageSet images, string purpose)
    {
        if (images.Items.Count < 2)
        {
            throw new KakeraException(
                $"{purpose} needs at least 2 images, and better some hundreds; there are {images.Items.Count}", null,
                "Add images, or use a larger split.");
        }
    }

    /// <exception cref="KakeraException">
    /// An image has no class or an unknown one, there are fewer than two classes, or a class has no image.
    /// </exception>
    public static void RequireLabels(ImageSet labelled, ImageSet validation, IReadOnlyList<string> classes)
    {
        if (classes.Count < 2)
            throw new KakeraException($"a classifier needs at least 2 classes; there are {classes.Count}", "labels",
                "Label images of another class too.");
        foreach (ImageItem item in labelled.Items.Concat(validation.Items))
            if (item.ClassIndex is not { } k || k < 0 || k >= classes.Count)
                throw new KakeraException("the image has no label among the classes", item.Name, "Label it, or leave it out.");
        for (int k = 0; k < classes.Count; k++)
            if (labelled.Items.All(item => item.ClassIndex != k))
                throw new KakeraException($"class \"{classes[k]}\" has no image to learn from", "labels",
                    "Label at least one of it, or leave the class out.");
    }

    /// <summary>SHA-256 over keys and classes in their order: two sets with one fingerprint train alike.</summary>
    public static string Fingerprint(ImageSet images)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{images.Pixels.Side}\n"));
        foreach (ImageItem item in images.Items)
            hash.AppendData(Encoding.UTF8.GetBytes($"{item.Key:x16} {item.ClassIndex}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
