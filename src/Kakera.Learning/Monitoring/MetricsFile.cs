using System.Globalization;
using System.Text;
using Kakera.Data.Files;
using Kakera.Learning.Training;

namespace Kakera.Learning.Monitoring;

/// <summary>
/// <c>metrics.csv</c>: the history as a table, a line an epoch. It is written whole each time from the history that checkpoints keep, so
/// it can neither lose a line nor hold one twice. It has no clock time: two runs of one seed give one file.
/// </summary>
internal static class MetricsFile
{
    public static void Write(string path, IReadOnlyList<EpochRecord> history)
    {
        string[] measures = [.. history.SelectMany(record => record.Measures.Keys).Distinct(StringComparer.Ordinal)];
        var text = new StringBuilder();
        text.AppendJoin(',', ["epoch", "step", "learning_rate", "loss", .. measures]).Append('\n');
        foreach (EpochRecord record in history)
        {
            text.Append(CultureInfo.InvariantCulture, $"{record.Epoch},{record.Step},{record.LearningRate:R},{record.Loss:R}");
            foreach (string measure in measures)
                text.Append(',').Append(record.Measure(measure)?.ToString("R", CultureInfo.InvariantCulture));
            text.Append('\n');
        }
        AtomicFile.WriteAllText(path, text.ToString());
    }
}
