using System.CommandLine;
using Kakera.Cli.Options;
using Kakera.Jobs;
using Kakera.Learning.Inference;

namespace Kakera.Cli.Commands;

/// <summary><c>kakera weights import FILE</c>.</summary>
internal static class WeightsCommand
{
    public static Command Create(JobRunner runner)
    {
        Tongue tongue = runner.Tongue;
        var command = new Command("weights", tongue["takes in weights that others trained", "他で学習された重みを取り込みます"]);
        command.Subcommands.Add(Import(runner));
        return command;
    }

    private static Command Import(JobRunner runner)
    {
        Tongue tongue = runner.Tongue;
        var command = new Command("import", tongue[
            "makes an encoder of a ResNet's weights, for pretrain --start-from and finetune --encoder",
            "ResNet の重みからエンコーダを作ります(pretrain --start-from と finetune --encoder 用)"]);
        var file = new Argument<string>("FILE")
        {
            Description = tongue[
                "weights of resnet18, resnet34 or resnet50: safetensors as torchvision or timm name them, or ONNX; or the word imagenet, for those that come with Kakera",
                "resnet18、resnet34、resnet50 の重み: torchvision または timm の名前付けによる safetensors、または ONNX。imagenet と書けば Kakera に付属の重み"],
        };
        var pixels = new Option<string>("--pixels")
        {
            Description = tongue[
                "what the network was trained on: normalised, as torchvision's and timm's are, or bgr-255, as Caffe's and CNTK's",
                "学習時の画素値: torchvision・timm の normalised、または Caffe・CNTK の bgr-255"],
            HelpName = "normalised|bgr-255", DefaultValueFactory = _ => "normalised",
        };
        pixels.AcceptOnlyFromAmong("normalised", "bgr-255");
        var workspace = SharedOptions.Workspace(tongue);
        command.Arguments.Add(file);
        command.Options.Add(workspace);
        command.Options.Add(pixels);
        SettingOptions settings = SettingOptions.AddTo(command, tongue, SettingOptions.Size);
        command.SetAction(parsed => runner.Run(
            parsed,
            context => WeightsJob.Import(
                parsed.GetRequiredValue(workspace), parsed.GetRequiredValue(file),
                parsed.GetValue(pixels) == "bgr-255" ? PixelConvention.Bgr255 : PixelConvention.Normalised, settings.Resolve(parsed, parsed.GetRequiredValue(workspace)), context),
            (result, writer) =>
            {
                string backbone = result.Backbone.ToString().ToLowerInvariant(), left = result.Left.Count == 0 ? "–" : string.Join(", ", result.Left);
                writer.WriteLine(tongue[$"{backbone}: all {result.Matched} weights of the encoder taken; left in the file: {left}", $"{backbone}: エンコーダの重み {result.Matched} 個をすべて取り込みました。使わなかったもの: {left}"]);
                writer.WriteLine(tongue[$"Encoder: {result.ModelPath}", $"エンコーダ: {result.ModelPath}"]);
                string network = $"--workspace {parsed.GetValue(workspace)} --backbone {backbone}";
                writer.WriteLine(tongue["Next, on your own images or straight to the labels:", "次は、自施設の画像での事前学習、またはそのままラベルでの学習:"]);
                writer.WriteLine($"  ./kakera pretrain {network} --start-from {result.ModelPath}");
                writer.WriteLine($"  ./kakera finetune {network} --encoder {result.ModelPath}");
            }));
        return command;
    }
}
