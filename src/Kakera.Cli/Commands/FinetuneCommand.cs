using System.CommandLine;
using Kakera.Cli.Options;
using Kakera.Jobs;

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
            Description = tongue["do not start from the pre-trained encoder", "事前学習済みエンコーダを使わない"],
        };
        command.Options.Add(fromScratch);
        var encoder = new Option<string?>("--encoder")
        {
            Description = tongue["the encoder to start from: a file, or imagenet for the weights that come with Kakera [the newest of the workspace]", "出発点のエンコーダ: ファイル、または Kakera に付属の重み imagenet [作業フォルダの最新]"], HelpName = "imagenet|FILE",
        };
        command.Options.Add(encoder);
        SettingOptions settings = SettingOptions.AddTo(command, tongue,
            SettingOptions.LabelsPerClass, SettingOptions.Size, SettingOptions.Backbone, SettingOptions.GivenGrids,
            SettingOptions.FinetuneEpochs, SettingOptions.Device, SettingOptions.Threads, SettingOptions.Seed);
        command.SetAction(parsed => runner.Run(
            parsed,
            context => FinetuneJob.Run(
                parsed.GetRequiredValue(workspace), parsed.GetValue(fromScratch), parsed.GetValue(encoder), settings.Resolve(parsed, parsed.GetRequiredValue(workspace)), context),
            (result, writer) => writer.WriteLine(tongue[
                $"{result.Labels} labels, best epoch {result.BestEpoch} of {result.Epochs} by validation. Classifier: {result.ModelPath}",
                $"ラベル {result.Labels} 件、検証による最良エポック {result.BestEpoch}/{result.Epochs}。分類器: {result.ModelPath}"])));
        return command;
    }
}
