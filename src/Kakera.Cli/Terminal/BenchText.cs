using System.Globalization;
using Kakera.Jobs;
using Kakera.Learning.Training;
using Kakera.Settings;

namespace Kakera.Cli.Terminal;

/// <summary>Rates, for reading and for programs.</summary>
internal static class BenchText
{
    /// <param name="result">The rates.</param>
    /// <param name="batches">How many batches were timed.</param>
    /// <param name="settings">What they were timed with.</param>
    /// <param name="tongue">The language.</param>
    /// <param name="writer">Where to.</param>
    public static void Print(BenchResult result, int batches, KakeraSettings settings, Tongue tongue, TextWriter writer)
    {
        PretrainSpeed speed = result.Pretraining;
        string trained = Rate(speed.ImagesPerSecond, tongue), computed = Rate(speed.ComputeImagesPerSecond, tongue);
        string waiting = speed.DataStallFraction.ToString("P1", CultureInfo.InvariantCulture);
        string memory = result.PeakMemoryMegabytes.ToString("0", CultureInfo.InvariantCulture);
        writer.WriteLine(tongue[$"Pre-training: {trained}", $"事前学習: {trained}"]);
        writer.WriteLine(tongue[$"  with pixels in memory: {computed}", $"  画素がメモリにある場合: {computed}"]);
        writer.WriteLine(tongue[$"  waiting for pixels: {waiting} of the time", $"  画素を待つ時間の割合: {waiting}"]);
        writer.WriteLine(tongue[$"Decoding, done once: {Rate(result.DecodeImagesPerSecond, tongue)}", $"画像の展開(1 回だけ): {Rate(result.DecodeImagesPerSecond, tongue)}"]);
        writer.WriteLine(tongue[$"Peak memory: {memory} MB", $"最大メモリ: {memory} MB"]);
        string choices = $"{SettingsText.Shown(settings, "network.backbone")}, {settings.Image.Size} px, grids {SettingsText.Shown(settings, "pretrain.grids")}, {SettingsText.Shown(settings, "pretrain.schedule")}, {speed.Device}, {PrecisionChoice.Resolve(settings.Precision, settings.Device)}";
        writer.WriteLine(tongue[
            $"Measured on {batches} batches of {speed.BatchSize} out of {result.Images} images: {choices}, {speed.Threads} threads",
            $"計測条件: {speed.BatchSize} 枚 × {batches} バッチ(全 {result.Images} 枚)、{choices}、{speed.Threads} スレッド"]);
        foreach (string line in result.Machine)
            writer.WriteLine($"  {line}");
    }

    /// <summary>The contract: these five numbers.</summary>
    public static string Json(BenchResult result) => JsonText.Write(new
    {
        result.Pretraining.ImagesPerSecond,
        result.Pretraining.ComputeImagesPerSecond,
        result.Pretraining.DataStallFraction,
        result.DecodeImagesPerSecond,
        result.PeakMemoryMegabytes,
    });

    private static string Rate(double perSecond, Tongue tongue)
    {
        string number = perSecond.ToString(perSecond < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture);
        return tongue[$"{number} images/s", $"毎秒 {number} 枚"];
    }
}
