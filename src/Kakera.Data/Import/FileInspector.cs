using System.Security.Cryptography;
using Kakera.Data.Catalogs;
using Kakera.Data.Catalogs.Rows;
using Kakera.Data.Files;
using Kakera.Data.Images;
using Kakera.Data.Pixels;

namespace Kakera.Data.Import;

/// <summary>Finds out what a file is and whether it can be decoded to the end.</summary>
internal static class FileInspector
{
    // The whole file is decoded at any size. Where its pixels are not kept, at this one: the values are few enough to look at all.
    private const int LookSide = 64;

    /// <summary>Whether a file is or claims to be an image, by its name or else by its first bytes.</summary>
    public static bool IsCandidate(string fullPath)
    {
        if (ImageSniffer.NamesImage(fullPath) || ImageSniffer.OtherFormat([], fullPath) is not null)
            return true;
        try
        {
            using FileStream stream = new(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            byte[] head = new byte[ImageSniffer.HeadBytes];
            int read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            return ImageSniffer.Format(head.AsSpan(0, read)) != ImageFormat.Unknown || ImageSniffer.OtherFormat(head.AsSpan(0, read), "") is not null;
        }
        catch (Exception problem) when (FileProblem.IsOne(problem))
        {
            return false; // neither name nor content says image
        }
    }

    /// <summary>Fills in what the content of a file says; nothing about it is an exception.</summary>
    /// <param name="root">The folder that is imported.</param>
    /// <param name="file">A file in it.</param>
    /// <param name="limits">What is too large or too small.</param>
    /// <param name="keep">Given the pixels of a file that can be used; null for nobody.</param>
    public static ImageRow Inspect(string root, FoundFile file, ImageLimits limits, ImportedPixelWriter? keep)
    {
        ImageRow row = new() { Root = root, Path = file.Path, Bytes = file.Bytes, Modified = file.Modified };
        try
        {
            Look(row, Path.Combine(root, file.Path), limits, keep);
            row.Status = ImageStatus.Used;
        }
        catch (ImageProblemException problem)
        {
            row.Status = ImageStatus.Quarantined;
            row.Reason = problem.Reason;
            row.Detail = problem.Message;
        }
        catch (Exception problem) when (FileProblem.IsOne(problem))
        {
            row.Status = ImageStatus.Quarantined;
            row.Reason = QuarantineReason.NotReadable;
            row.Detail = FileProblem.Translate(problem, file.Path).What;
        }
        return row;
    }

    private static void Look(ImageRow row, string fullPath, ImageLimits limits, ImportedPixelWriter? keep)
    {
        if (row.Bytes > limits.MaxFileBytes)
            throw new ImageProblemException(
                QuarantineReason.FileTooLarge, $"{row.Bytes / 1048576} MiB; the limit is {limits.MaxFileBytes / 1048576} MiB");
        byte[] content = File.ReadAllBytes(fullPath);
        row.Bytes = content.Length;
        row.Sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        row.Format = ImageSniffer.Format(content);
        if (row.Format == ImageFormat.Unknown && content.Length > 0 && ImageSniffer.OtherFormat(content, fullPath) is { } other)
            throw new ImageProblemException(QuarantineReason.UnsupportedFormat, $"{other} is not read; save it as PNG or TIFF");

        ImageProbe probe = ImageReader.Probe(content);
        bool lying = probe.Orientation >= 5; // the EXIF orientations that exchange width and height
        (row.Width, row.Height) = lying ? (probe.Height, probe.Width) : (probe.Width, probe.Height);
        row.Mode = probe.Mode;
        row.Pages = probe.Pages;
        limits.Check(probe);
        byte[] pixels = ImageReader.Decode(content, keep?.Side ?? LookSide);
        (row.Spread, row.Grey) = Statistics(pixels);
        keep?.Add(row.Sha256, pixels);
    }

    // Standard deviation of all values, and whether the three planes are alike (JPEG leaves a grey image a level or two apart).
    private static (double Spread, bool Grey) Statistics(byte[] planar)
    {
        const int tolerance = 3;
        int plane = planar.Length / 3;
        long sum = 0, sumOfSquares = 0;
        foreach (byte value in planar)
        {
            sum += value;
            sumOfSquares += value * value;
        }

        ReadOnlySpan<byte> red = planar.AsSpan(0, plane), green = planar.AsSpan(plane, plane), blue = planar.AsSpan(2 * plane);
        bool grey = true;
        for (int i = 0; i < plane && grey; i++)
            grey = Math.Abs(green[i] - red[i]) <= tolerance && Math.Abs(blue[i] - red[i]) <= tolerance;
        double mean = (double)sum / planar.Length;
        return (Math.Sqrt(Math.Max(0, (double)sumOfSquares / planar.Length - mean * mean)), grey);
    }
}
