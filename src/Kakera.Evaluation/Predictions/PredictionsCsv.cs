using System.Globalization;
using System.Text;
using CsvHelper;
using Kakera.Data;
using Kakera.Data.Files;

namespace Kakera.Evaluation.Predictions;

/// <summary><c>predictions.csv</c>: <c>image,label,confidence,status,p_&lt;class&gt;…</c>, where label is the answer.</summary>
public static class PredictionsCsv
{
    private static readonly string[] Leading = ["image", "label", "confidence", "status"];

    /// <summary>Writes all predictions, in their order; the file is there whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="set">The predictions.</param>
    /// <param name="threshold">An answer whose confidence is below this has the status <c>abstained</c>; 0 answers everything.</param>
    /// <exception cref="KakeraException">It cannot be written.</exception>
    public static void Write(string path, PredictionSet set, double threshold = 0) => AtomicFile.WriteAllText(path, Text(set, threshold));

    /// <summary>The file's text.</summary>
    public static string Text(PredictionSet set, double threshold = 0)
    {
        var text = new StringBuilder(string.Join(',', Leading));
        foreach (string name in set.Classes)
            text.Append(',').Append(Field("p_" + name));
        text.Append('\n');
        foreach (Prediction item in set.Items)
        {
            string status = item.Confidence >= threshold ? "answered" : "abstained";
            text.Append(CultureInfo.InvariantCulture,
                $"{Field(item.Image)},{Field(set.Classes[item.Answer])},{item.Confidence:0.######},{status}");
            foreach (float probability in item.Probabilities)
                text.Append(CultureInfo.InvariantCulture, $",{probability:0.######}");
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>
    /// Reads what <see cref="Write"/> wrote, to six digits. The file knows neither groups nor true classes: each image is its own group,
    /// and <see cref="Prediction.Label"/> is null.
    /// </summary>
    /// <exception cref="KakeraException">It cannot be read, or is no such file.</exception>
    public static PredictionSet Read(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new KakeraException("the predictions cannot be read", path, "Give a predictions.csv that kakera wrote.", problem);
        }

        using CsvReader table = CsvReader.FromText(text, new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true });
        string[] header = table.Read() ? Fields(table) : [];
        if (!header.Take(Leading.Length).SequenceEqual(Leading)
            || !header.Skip(Leading.Length).All(name => name.StartsWith("p_", StringComparison.Ordinal)))
            throw Malformed(path, 1);
        string[] classes = [.. header.Skip(Leading.Length).Select(name => name[2..])];
        List<Prediction> items = [];
        while (table.Read())
        {
            string[] row = Fields(table);
            float[] probabilities = new float[header.Length - Leading.Length];
            if (row.Length != header.Length)
                throw Malformed(path, (int)table.LineNumber);
            for (int k = 0; k < probabilities.Length; k++)
                if (!float.TryParse(row[Leading.Length + k], NumberStyles.Float, CultureInfo.InvariantCulture, out probabilities[k]))
                    throw Malformed(path, (int)table.LineNumber);
            int answer = Array.IndexOf(classes, row[1]);
            if (answer < 0)
                throw Malformed(path, (int)table.LineNumber);
            items.Add(new Prediction(row[0], row[0], null, probabilities) { Answer = answer });
        }

        return new PredictionSet(classes, items);
    }

    private static string[] Fields(CsvReader table) => [.. Enumerable.Range(0, table.FieldCount).Select(table.GetString)];

    private static KakeraException Malformed(string path, int line) =>
        new($"line {line} is not one of image,label,confidence,status,p_<class>…", path, "Give a predictions.csv that kakera wrote.");

    private static string Field(string value) =>
        value.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{value.Replace("\"", "\"\"")}\"" : value;
}
