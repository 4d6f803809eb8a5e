using System.CommandLine;
using Kakera.Cli.Options;
using Kakera.Cli.Terminal;
using Kakera.Jobs;
using Kakera.Settings;

namespace Kakera.Cli.Commands;

/// <summary><c>kakera bench IMAGES</c>.</summary>
internal static class BenchCommand
{
    public static Command Create(JobRunner runner)
    {
        Tongue tongue = runner.Tongue;
        var command = new Command("bench", tongue[
            "measures how fast this machine pre-trains on a folder of images; keeps nothing", "このマシンでの事前学習の速さを測ります。何も残しません"]);
        var images = SharedOptions.Images(tongue);
        var batches = new Option<string?>("--batches")
        {
            Description = tongue[$"how many batches to time [{BenchJob.DefaultBatches}]", $"計測するバッチ数 [{BenchJob.DefaultBatches}]"], HelpName = "N",
        };
        command.Arguments.Add(images);
        command.Options.Add(batches);
        SettingOptions settings = SettingOptions.AddTo(command, tongue,
            SettingOptions.Backbone, SettingOptions.Size, SettingOptions.Batch, SettingOptions.GivenGrids, SettingOptions.Schedule,
            SettingOptions.Device, SettingOptions.Threads);
        command.SetAction(parsed =>
        {
            KakeraSettings chosen = settings.Resolve(parsed, workspace: null);
            int count = WholeNumber.Parse(parsed.GetValue(batches), "--batches") ?? BenchJob.DefaultBatches;
            return runner.RunUnkept(
                parsed,
                context => BenchJob.Run(parsed.GetRequiredValue(images), count, chosen, context),
                (result, writer) => BenchText.Print(result, count, chosen, tongue, writer),
                BenchText.Json);
        });
        return command;
    }
}
