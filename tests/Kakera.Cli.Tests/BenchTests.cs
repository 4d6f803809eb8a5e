using System.Text.Json;
using Kakera.Cli.Terminal;
using Kakera.Data;
using Kakera.Data.PracticeSet;
using Kakera.Jobs;
using Kakera.Learning.Training;
using Kakera.Settings;

namespace Kakera.Cli.Tests;

public sealed class BenchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kakera-cli-bench-").FullName;

    [Fact]
    public void Bench_prints_the_five_numbers_of_the_contract_as_JSON_and_leaves_the_images_as_they_are()
    {
        string images = Images();
        string[] before = Listing(images);
        Ran ran = Ran.With(
            "bench", images, "--size", "32", "--batch", "4", "--batches", "2", "--threads", "1", "--device", "cpu",
            "--set", "network.embedding_dimension=16", "--set", "network.projector_width=0", "--json");
        Assert.Equal(0, ran.ExitCode);
        using var json = JsonDocument.Parse(ran.Out);
        Assert.Equal(
            ["imagesPerSecond", "computeImagesPerSecond", "dataStallFraction", "decodeImagesPerSecond", "peakMemoryMegabytes"],
            json.RootElement.EnumerateObject().Select(property => property.Name));
        double Number(string name) => json.RootElement.GetProperty(name).GetDouble();
        Assert.InRange(Number("imagesPerSecond"), 1e-3, 1e6);
        Assert.InRange(Number("computeImagesPerSecond"), 1e-3, 1e6);
        Assert.InRange(Number("dataStallFraction"), 0, .999);
        Assert.InRange(Number("decodeImagesPerSecond"), 1e-3, 1e6);
        Assert.InRange(Number("peakMemoryMegabytes"), 50, 1e5);
        Assert.Contains("measuring with pixels in memory", ran.Error);
        Assert.Equal(before, Listing(images));
    }

    [Theory]
    [InlineData(Language.English, """
        Pre-training: 412.3 images/s
          with pixels in memory: 430.0 images/s
          waiting for pixels: 0.4 % of the time
        Decoding, done once: 8.25 images/s
        Peak memory: 713 MB
        Measured on 20 batches of 32 out of 800 images: resnet18, 64 px, grids 8,4,2, joint, cpu, float32, 2 threads
          a processor

        """)]
    [InlineData(Language.Japanese, """
        事前学習: 毎秒 412.3 枚
          画素がメモリにある場合: 毎秒 430.0 枚
          画素を待つ時間の割合: 0.4 %
        画像の展開(1 回だけ): 毎秒 8.25 枚
        最大メモリ: 713 MB
        計測条件: 32 枚 × 20 バッチ(全 800 枚)、resnet18, 64 px, grids 8,4,2, joint, cpu, float32、2 スレッド
          a processor

        """)]
    public void The_text_names_what_the_rates_were_measured_with(Language language, string expected)
    {
        var result = new BenchResult(new PretrainSpeed("cpu", 2, 32, 412.34, 430.01, .0044), 8.251, 712.6, 800, ["a processor"]);
        using StringWriter writer = new() { NewLine = "\n" };
        BenchText.Print(result, 20, new KakeraSettings { Precision = "float32" }, new Tongue(language), writer);
        Assert.Equal(expected, writer.ToString());
    }

    [Theory]
    [InlineData("0", "0 batches cannot be timed", "Write a number from 1 to 100000.")]
    [InlineData("some", "\"some\" is no whole number", "Write a number from 0, such as 160.")]
    public void A_number_of_batches_that_cannot_be_timed_is_refused(string batches, string what, string remedy) =>
        Assert.Equal(
            new Ran(2, "", $"error: {what}\n  where: --batches\n  what to do: {remedy}\n"),
            Ran.With("bench", _folder, "--batches", batches));

    [Fact]
    public void An_interrupted_bench_does_not_claim_to_have_kept_anything()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Ran ran = Ran.Cancelled(cancelled.Token, "bench", Images());
        Assert.Equal(130, ran.ExitCode);
        Assert.EndsWith("Interrupted. Nothing is kept.\n", ran.Error);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Images() => PracticeSetWriter.Write(
        Path.Combine(_folder, "practice"), new PracticeSetOptions { Images = 20, Side = 64 }, null, TestContext.Current.CancellationToken).ImagesFolder;

    private static string[] Listing(string folder) =>
        [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Select(entry => $"{entry.FullName} {entry.LastWriteTimeUtc:O}").Order(StringComparer.Ordinal)];
}
