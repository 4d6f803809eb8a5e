using System.Globalization;
using System.Text;
using Kakera.Data.Files;

namespace Kakera.Evaluation.Predictions;

/// <summary><c>predictions.csv</c>: <c>image,label,confidence,status,p_&lt;class&gt;…</c>, where label is the answer.</summary>
public static class PredictionsCsv
{
    /// <summary>Writes all predictions, in their order; the file is there whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="set">The predictions.</param>
    /// <param name="threshold">An answer whose confidence is below this has the status <c>abstained</c>; 0 answers everything.</param>
    /// <exception cref="Kakera.Data.KakeraException">It cannot be written.</exception>
    public static void Write(string path, PredictionSet set, double threshold = 0) => AtomicFile.WriteAllText(path, Text(set, threshold));

    /// <summary>The file's text.</summary>
    public static string Text(PredictionSet set, double threshold = 0)
    {
        var text = new StringBuilder("image,label,confidence,status");
        foreach (string name in set.Classes)
            text.Append(',').Append(Field("p_" + name));
        text.Append('\n');
        foreach (Prediction item in set.Items)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{Field(item.Image)},{Field(set.Classes[item.Answer])},{item.Confidence:0.######},{(item.Confidence >= threshold ? "answered" : "abstained")}");
            foreach (float probability in item.Probabilities)
                text.Append(CultureInfo.InvariantCulture, $",{probability:0.######}");
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Field(string value) =>
        value.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{value.Replace("\"", "\"\"")}\"" : value;
}
