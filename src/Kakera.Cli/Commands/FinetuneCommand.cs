using System.CommandLine;
using Kakera.Cli.Options;
using Kakera.Cli.Usage;
using Kakera.Jobs;
using Kakera.Settings;

namespace Kakera.Cli.Commands;

/// <summary><c>kakera finetune</c>.</summary>
internal static class FinetuneCommand
{
    public static Command Create(JobRunner runner)
    {
        Tongue tongue = runner.Tongue;
        var command = new Command("finetune", tongue["trains a classifier on the labels", "ラベルを使って分類器を学習します"]);
        var workspace = SharedOptions.Workspace(tongue);
        command.Options.Add(workspace);
        command.Options.Add(SharedOptions.Resume(tongue));
        var fromScratch = new Option<bool>("--from-scratch")
        {
            Description = tongue["start from random weights, without an encoder", "エンコーダを使わず、ランダムな重みから始める"],
        };
        command.Options.Add(fromScratch);
        var encoder = new Option<string?>("--encoder")
        {
            Description = tongue[
                "the encoder to use: a file, or imagenet for the weights that come with Kakera alone [the newest of the workspace]",
                "使うエンコーダ: ファイル、または Kakera に付属の重みだけを使う imagenet [作業フォルダの最新]"],
            HelpName = "imagenet|FILE",
        };
        command.Options.Add(encoder);
        var startFrom = SharedOptions.FinetuneFrom(tongue);
        command.Options.Add(startFrom);
        SettingOptions settings = SettingOptions.AddTo(command, tongue,
            SettingOptions.LabelsPerClass, SettingOptions.Size, SettingOptions.Backbone, SettingOptions.GivenGrids,
            SettingOptions.FinetuneEpochs, SettingOptions.Device, SettingOptions.Threads, SettingOptions.Seed);
        command.SetAction(parsed =>
        {
            bool random = parsed.GetValue(fromScratch);
            if (random && (parsed.GetValue(encoder) ?? parsed.GetValue(startFrom)) is not null)
                throw new UsageException(tongue["From scratch nothing is started from: leave out --encoder and --start-from.", "--from-scratch では --encoder と --start-from を指定できません。"]);
            return runner.Run(
                parsed,
                context =>
                {
                    string folder = parsed.GetRequiredValue(workspace);
                    KakeraSettings resolved = settings.Resolve(parsed, folder);
                    string? start = random ? null : InstalledWeights.Chosen(parsed.GetValue(startFrom), GivenWeightsRole.Finetune, resolved);
                    return FinetuneJob.Run(folder, random, parsed.GetValue(encoder), start, resolved, context);
                },
                (result, writer) => writer.WriteLine(tongue[
                    $"{result.Labels} labels, best epoch {result.BestEpoch} of {result.Epochs} by validation. Classifier: {result.ModelPath}",
                    $"ラベル {result.Labels} 件、検証による最良エポック {result.BestEpoch}/{result.Epochs}。分類器: {result.ModelPath}"]));
        });
        return command;
    }
}
