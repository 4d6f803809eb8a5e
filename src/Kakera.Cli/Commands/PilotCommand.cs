using System.CommandLine;
using Kakera.Cli.Options;
using Kakera.Cli.Terminal;
using Kakera.Cli.Usage;
using Kakera.Evaluation.Reports;
using Kakera.Jobs;
using Kakera.Settings;

namespace Kakera.Cli.Commands;

/// <summary><c>kakera pilot [IMAGES]</c>: the main job.</summary>
internal static class PilotCommand
{
    public static Command Create(JobRunner runner)
    {
        Tongue tongue = runner.Tongue;
        var command = new Command("pilot", tongue[
            "does everything: from a folder of images to a validated classifier and its report",
            "すべてを実行します: 画像フォルダから、検証済みの分類器とレポートまで"]);
        var images = new Argument<string?>("IMAGES")
        {
            Description = SharedOptions.ImagesOrArrays(tongue), Arity = ArgumentArity.ZeroOrOne,
        };
        var demo = new Option<bool>("--demo") { Description = tongue["make the practice set and run on it", "練習用データを作成して実行"] };
        var labels = SharedOptions.Labels(tongue);
        var columns = SharedOptions.Columns(tongue);
        var workspace = new Option<string>("--out")
        {
            Description = tongue["the workspace to make or go on with [kakera-pilot]", "作業フォルダ。新しく作るか、続きから再開します [kakera-pilot]"],
            HelpName = "WORKSPACE",
            DefaultValueFactory = _ => "kakera-pilot",
        };
        var startFrom = SharedOptions.GivenWeights(tongue);
        command.Arguments.Add(images);
        foreach (Option option in (Option[])[demo, labels, columns, startFrom, workspace])
            command.Options.Add(option);
        SettingOptions settings = SettingOptions.AddTo(command, tongue,
            SettingOptions.LabelsPerClass, SettingOptions.Methods, SettingOptions.Seeds, SettingOptions.Size, SettingOptions.Backbone,
            SettingOptions.Grids, SettingOptions.Schedule, SettingOptions.Batch, SettingOptions.Epochs, SettingOptions.FinetuneEpochs,
            SettingOptions.Budget, SettingOptions.Device, SettingOptions.Threads, SettingOptions.Seed);
        command.SetAction(parsed =>
        {
            var request = new PilotRequest
            {
                Images = parsed.GetValue(images),
                Demo = parsed.GetValue(demo),
                Labels = parsed.GetValue(labels),
                Columns = parsed.GetValue(columns),
                Workspace = parsed.GetValue(workspace)!,
                Settings = new KakeraSettings(),
            };
            RequireImages(request, tongue);
            // Which weights come without asking depends on the network, and which methods are compared unless they are named depends on the weights.
            KakeraSettings Resolved() => settings.Resolve(parsed, request.Workspace, Defaults(request));
            request = request with { StartFrom = InstalledWeights.Chosen(parsed.GetValue(startFrom), Resolved().Network) };
            request = request with { Settings = Resolved() };
            return runner.Run(
                parsed,
                context => PilotJob.Run(request, context),
                (result, writer) => PilotTable.Print(result, tongue, writer),
                result => ReportJson.Text(result.Report));
        });
        return command;
    }

    /// <summary>What settings are where nobody says otherwise.</summary>
    internal static KakeraSettings Defaults(PilotRequest request)
    {
        KakeraSettings settings = request.Demo ? DemoSettings.Value : new KakeraSettings();
        return request.StartFrom is null ? settings : settings with { Pilot = settings.Pilot with { Methods = [.. PilotSettings.MethodsWithStart] } };
    }

    private static void RequireImages(PilotRequest request, Tongue tongue)
    {
        if (request.Demo == request.Images is not null)
            throw new UsageException(tongue["Give a folder of images, or --demo for the practice set.", "画像フォルダか --demo のどちらか一方を指定してください。"]);
        if (request.Demo && (request.Labels ?? request.Columns) is not null)
            throw new UsageException(tongue["The practice set of --demo brings its own labels.", "--demo の練習用データにはラベルが付いています。--labels と --columns は不要です。"]);
    }
}
