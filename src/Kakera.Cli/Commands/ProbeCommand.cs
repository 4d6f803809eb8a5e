using System.CommandLine;
using Kakera.Cli.Options;
using Kakera.Cli.Terminal;
using Kakera.Data;
using Kakera.Jobs;
using Kakera.Learning.Probes;

namespace Kakera.Cli.Commands;

/// <summary><c>kakera probe</c>.</summary>
internal static class ProbeCommand
{
    public static Command Create(JobRunner runner)
    {
        Tongue tongue = runner.Tongue;
        var command = new Command("probe", tongue[
            "compares frozen encoders by what a few labels get out of them", "固定したエンコーダを少数のラベルで調べ、比べます"]);
        var workspace = SharedOptions.Workspace(tongue);
        var models = new Option<string[]>("--model")
        {
            Description = tongue[
                "an encoder, or several of one recipe; imagenet for the weights that come with Kakera; may be repeated, the first is what the others are compared with [the newest of the workspace]",
                "エンコーダ(同じ設定のものは複数可)。imagenet は Kakera に付属の重み。繰り返し可、最初のものと比べます [作業フォルダの最新]"],
            HelpName = "[NAME=]FILE,…",
        };
        var on = new Option<string?>("--on")
        {
            Description = tongue["the images to answer for: test, or validation to choose settings by [test]", "調べる画像: test、または設定を選ぶための validation [test]"],
            HelpName = "test|validation",
        };
        var features = new Option<string?>("--features")
        {
            Description = tongue[
                "what of the network is asked: encoder, its last map averaged, or block, the maxima of the three branches [encoder]",
                "調べる特徴: encoder(最終特徴マップの平均)または block(3 つの枝の最大値)[encoder]"],
            HelpName = "encoder|block",
        };
        command.Options.Add(workspace);
        command.Options.Add(models);
        command.Options.Add(on);
        command.Options.Add(features);
        SettingOptions settings = SettingOptions.AddTo(command, tongue,
            SettingOptions.LabelsPerClass, SettingOptions.Seeds, SettingOptions.Device, SettingOptions.Threads, SettingOptions.Seed);
        command.SetAction(parsed => runner.Run(
            parsed,
            context => ProbeJob.Run(
                parsed.GetRequiredValue(workspace), [.. (parsed.GetValue(models) ?? []).Select(Encoder)], Images(parsed.GetValue(on)),
                Features(parsed.GetValue(features)), settings.Resolve(parsed, parsed.GetRequiredValue(workspace)), context),
            (result, writer) => ProbeText.Print(result, tongue, writer),
            JsonText.Write));
        return command;
    }

    private static ProbedEncoder Encoder(string text)
    {
        int equals = text.IndexOf('=');
        bool named = equals > 0 && !text[..equals].Contains('/');
        string[] files = (named ? text[(equals + 1)..] : text).Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (files.Length == 0)
            throw new KakeraException($"\"{text}\" names no file", "--model", "Write FILE, or NAME=FILE,FILE.");
        return new ProbedEncoder(named ? text[..equals] : ProbeJob.Named(files[0]).Name, files);
    }

    private static FeatureKind Features(string? text) => text switch
    {
        null or "encoder" => FeatureKind.Encoder,
        "block" => FeatureKind.Fused,
        _ => throw new KakeraException($"\"{text}\" is no kind of features", "--features", "Use encoder or block."),
    };

    private static ProbedImages Images(string? text) => text switch
    {
        null or "test" => ProbedImages.Test,
        "validation" => ProbedImages.Validation,
        _ => throw new KakeraException($"\"{text}\" is no set of images to answer for", "--on", "Use test or validation."),
    };
}
