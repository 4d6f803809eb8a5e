namespace Kakera.Data.PracticeSet;

/// <summary>Everything about a practice set that is decided before the first pixel: lesions, their classes and the files.</summary>
internal sealed class PracticePlan
{
    private const ulong Purpose = 3;
    private const int Duplicates = 3;

    private static readonly double[] Shares = [0.46, 0.26, 0.18, 0.10]; // in the order of LocalPattern
    private static readonly double[] ImagesOfLesion = [0.35, 0.65, 0.85, 1]; // cumulated probability of 1 … 4
    private static readonly FileRole[] BrokenRoles = [FileRole.Truncated, FileRole.Text, FileRole.Empty, FileRole.Tiny];

    public PracticePlan(PracticeSetOptions options)
    {
        var random = new KeyedRandom(options.Seed, Purpose);
        List<LocalPattern> lesions = [];
        List<int> lesionOfImage = [];
        double[] perClass = new double[Shares.Length];
        while (lesionOfImage.Count < options.Images)
        {
            double draw = random.NextDouble();
            int count = Math.Min(1 + Array.FindIndex(ImagesOfLesion, share => draw < share), options.Images - lesionOfImage.Count);
            int pattern = MostLacking(perClass, lesionOfImage.Count + count);
            perClass[pattern] += count;
            for (int i = 0; i < count; i++)
                lesionOfImage.Add(lesions.Count);
            lesions.Add((LocalPattern)pattern);
        }

        // The number of a lesion must not tell its class or the size of its group: its key does not, and its name is drawn.
        Lesions = lesions;
        LesionNumber = random.Permutation(lesions.Count);
        Files = [.. NameFiles(ref random, options, lesionOfImage)];
    }

    /// <summary>The pattern of each lesion.</summary>
    public IReadOnlyList<LocalPattern> Lesions { get; }

    /// <summary>The number that each lesion is known by.</summary>
    public IReadOnlyList<int> LesionNumber { get; }

    /// <summary>All files in the order of their names.</summary>
    public IReadOnlyList<PlannedFile> Files { get; }

    /// <summary>The class as the label file writes it.</summary>
    public static string NameOf(LocalPattern pattern) => pattern switch
    {
        LocalPattern.Network => "network",
        LocalPattern.Globules => "globules",
        LocalPattern.Streaks => "streaks",
        _ => "veil",
    };

    private static int MostLacking(double[] perClass, int images)
    {
        int lacking = 0;
        for (int pattern = 1; pattern < Shares.Length; pattern++)
        {
            if (Shares[pattern] * images - perClass[pattern] > Shares[lacking] * images - perClass[lacking])
                lacking = pattern;
        }

        return lacking;
    }

    private List<PlannedFile> NameFiles(ref KeyedRandom random, PracticeSetOptions options, List<int> lesionOfImage)
    {
        int total = lesionOfImage.Count + Duplicates + BrokenRoles.Length;
        int digits = Math.Max(4, total.ToString().Length);
        int[] number = random.Permutation(total);
        int[] order = random.Permutation(lesionOfImage.Count); // which images get another format, a copy, a broken companion
        string[] extensions = new string[lesionOfImage.Count];
        for (int i = 0; i < order.Length; i++)
        {
            extensions[order[i]] = i switch
            {
                < 2 => ".tif",
                < 4 => ".webp",
                _ => i < 4 + Math.Max(1, options.Images / 25) ? ".png" : ".jpg",
            };
        }


        List<PlannedFile> files = [];
        for (int image = 0; image < lesionOfImage.Count; image++)
            files.Add(Plan(files.Count, extensions[image], FileRole.Image, lesionOfImage[image], image));
        for (int copy = 1; copy <= Duplicates; copy++)
        {
            int image = order[^copy];
            PlannedFile file = Plan(files.Count, ".jpg", FileRole.Duplicate, lesionOfImage[image], image);
            if (copy == Duplicates) // the mislabelled one
                file = file with { Diagnosis = NameOf((LocalPattern)(((int)Lesions[file.Lesion] + 1) % Shares.Length)) };
            files.Add(file);
        }

        for (int i = 0; i < BrokenRoles.Length; i++)
            files.Add(Plan(files.Count, ".jpg", BrokenRoles[i], lesionOfImage[order[^(Duplicates + 1 + i)]], files.Count));
        files.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return files;

        PlannedFile Plan(int index, string extension, FileRole role, int lesion, int capture) => new(
            $"synthetic_{(number[index] + 1).ToString().PadLeft(digits, '0')}{extension}", role, lesion, capture, NameOf(Lesions[lesion]));
    }
}
