using System.CommandLine;
using Kakera.Cli.Options;
using Kakera.Cli.Terminal;
using Kakera.Jobs;
using Kakera.Learning.Training;
using Kakera.Settings;

namespace Kakera.Cli.Commands;

/// <summary><c>kakera pretrain</c>.</summary>
internal static class PretrainCommand
{
    public static Command Create(JobRunner runner)
    {
        Tongue tongue = runner.Tongue;
        var command = new Command("pretrain", tongue["pre-trains the encoder on all images, without labels", "ラベルなしの全画像でエンコーダを事前学習します"]);
        var workspace = SharedOptions.Workspace(tongue);
        command.Options.Add(workspace);
        command.Options.Add(SharedOptions.Resume(tongue));
        var startFrom = SharedOptions.PretrainFrom(tongue);
        command.Options.Add(startFrom);
        SettingOptions settings = SettingOptions.AddTo(command, tongue,
            SettingOptions.Size, SettingOptions.Backbone, SettingOptions.Grids, SettingOptions.Schedule, SettingOptions.Batch,
            SettingOptions.Epochs, SettingOptions.Budget, SettingOptions.Device, SettingOptions.Threads, SettingOptions.Seed);
        command.SetAction(parsed => runner.Run(
            parsed,
            context =>
            {
                string folder = parsed.GetRequiredValue(workspace);
                KakeraSettings resolved = settings.Resolve(parsed, folder);
                return PretrainJob.Run(folder, resolved, context, InstalledWeights.Chosen(parsed.GetValue(startFrom), GivenWeightsRole.Pretrain, resolved));
            },
            (result, writer) => writer.WriteLine(tongue[
                $"Epochs: {Epochs(result, " of ")}, images seen: {result.ImagesSeen}. Encoder: {result.ModelPath}",
                $"{Epochs(result, "/")} エポック、のべ {result.ImagesSeen} 枚。エンコーダ: {result.ModelPath}"]),
            result => JsonText.Write(new
            {
                result.ModelPath,
                result.Epochs,
                result.PlannedEpochs,
                result.StandstillEpoch,
                result.ShortenedEpoch,
                result.KeptEpoch,
                result.ImagesSeen,
                Seconds = result.Elapsed.TotalSeconds,
            })));
        return command;
    }

    private static string Epochs(PretrainResult result, string of) =>
        result.Epochs == result.PlannedEpochs ? $"{result.Epochs}" : $"{result.Epochs}{of}{result.PlannedEpochs}";
}
