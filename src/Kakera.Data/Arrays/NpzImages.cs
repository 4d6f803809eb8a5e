using System.Globalization;
using System.Text;
using Kakera.Data.Files;
using Kakera.Data.Images;
using Kakera.Data.Progress;
using NetVips;

namespace Kakera.Data.Arrays;

/// <summary>
/// Turns a file of MedMNIST's form into a folder of images and a table of labels, which are then imported like any others. It holds
/// <c>train_images</c>, [N, H, W] or [N, H, W, 3] of uint8, and <c>train_labels</c>, [N] or [N, 1] of whole numbers; the same for <c>val</c> and
/// <c>test</c>, where there are any.
/// </summary>
public static class NpzImages
{
    private const string SourceName = "source.txt";
    private static readonly string[] SplitNames = ["train", "val", "test"];

    /// <summary>Whether a path that was given for a folder of images is such a file.</summary>
    public static bool IsOne(string path) => path.EndsWith(".npz", StringComparison.OrdinalIgnoreCase) && File.Exists(path);

    /// <summary>
    /// Writes the images as PNG, without loss, and <c>labels.csv</c> with the columns image, label and split. Done once: where a folder has the
    /// same file's images already, nothing is written. An interrupted one is begun again.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="folder">Where a folder of the file's name is made.</param>
    /// <param name="progress">Told of images written; null for nobody.</param>
    /// <param name="cancellation">Stops between images.</param>
    /// <exception cref="KakeraException">The file is not of that form, or the folder has the images of another file of the same name.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static NpzFolder Unpack(string path, string folder, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        using NpzFile file = NpzFile.Open(Path.GetFullPath(path));
        string own = Path.Combine(folder, Path.GetFileNameWithoutExtension(path)), source = Path.Combine(own, SourceName);
        var unpacked = new NpzFolder(Path.Combine(own, "images"), Path.Combine(own, "labels.csv"));
        string? earlier = ReadIfThere(source);
        if (earlier is not null && earlier != file.Identity)
            throw new KakeraException(
                $"the images of another file of this name are in {own} already", file.Path, "Rename the file, or give a new workspace.");
        if (earlier is not null && File.Exists(unpacked.Labels))
            return unpacked;

        NpzImageArray[] arrays =
        [
            .. SplitNames.Where(split => split == "train" || file.Arrays.Contains($"{split}_images")).Select(split => NpzImageArray.Of(file, split)),
        ];
        VipsSetup.Ensure();
        try
        {
            foreach (NpzImageArray array in arrays)
                Directory.CreateDirectory(Path.Combine(unpacked.Images, array.Split));
            AtomicFile.WriteAllText(source, file.Identity);
            Write(file, arrays, unpacked.Images, progress, cancellation);
        }
        catch (Exception fault) when (FileProblem.IsOne(fault))
        {
            throw FileProblem.Translate(fault, own);
        }
        AtomicFile.WriteAllText(unpacked.Labels, Table(arrays)); // last: a folder that has it is complete
        return unpacked;
    }

    private static string? ReadIfThere(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception fault) when (FileProblem.IsOne(fault))
        {
            throw FileProblem.Translate(fault, path);
        }
    }

    private static void Write(NpzFile file, NpzImageArray[] arrays, string folder, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        long done = 0, total = arrays.Sum(array => (long)array.Labels.Count);
        foreach (NpzImageArray array in arrays)
            file.ForEach(array.Name, array.Width * array.Height * array.Bands, (i, pixels) =>
            {
                cancellation.ThrowIfCancellationRequested();
                using Image raw = Image.NewFromMemory(pixels, array.Width, array.Height, array.Bands, Enums.BandFormat.Uchar);
                using Image image = raw.Copy(interpretation: array.Bands == 1 ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
                File.WriteAllBytes(Path.Combine(folder, array.FileName(i)), image.PngsaveBuffer());
                progress?.Report(new JobProgress("unpack", ++done, total, "images"));
            });
    }

    private static string Table(NpzImageArray[] arrays)
    {
        var table = new StringBuilder("image,label,split\n");
        foreach (NpzImageArray array in arrays)
            for (int i = 0; i < array.Labels.Count; i++)
                table.Append(CultureInfo.InvariantCulture, $"{array.FileName(i)},{array.Labels[i]},{array.Split}\n");
        return table.ToString();
    }
}
