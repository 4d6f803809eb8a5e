using System.CommandLine;
using Kakera.Cli.Options;
using Kakera.Jobs;

namespace Kakera.Cli.Commands;

/// <summary><c>kakera demo DIR</c>: writes the practice set.</summary>
internal static class DemoCommand
{
    public static Command Create(Tongue tongue, Surroundings surroundings, string[] args)
    {
        var command = new Command("demo", tongue[
            "writes the practice set: synthetic images, plainly marked as such", "練習用データ(合成画像。合成であることを明示)を作成します"]);
        var folder = new Argument<string>("DIR") { Description = tongue["the folder to make", "作成するフォルダ"] };
        var images = new Option<int?>("--images") { Description = tongue["about how many images", "おおよその画像数"], HelpName = "N" };
        var seed = new Option<int?>("--seed") { Description = tongue["another seed, another set", "シードを変えると別のデータになります"], HelpName = "S" };
        command.Arguments.Add(folder);
        command.Options.Add(images);
        command.Options.Add(seed);
        JobOptions job = JobOptions.AddTo(command, tongue, surroundings, args);
        command.SetAction(parsed => job.Run(
            parsed,
            context => DemoJob.Run(parsed.GetRequiredValue(folder), parsed.GetValue(images), parsed.GetValue(seed), context),
            (result, writer) => writer.WriteLine(tongue[
                $"{result.Images} synthetic images of {result.Lesions} lesions in {result.ImagesFolder}, labels in {result.LabelsFile}.",
                $"{result.Lesions} 病変、{result.Images} 枚の合成画像を {result.ImagesFolder} に、ラベルを {result.LabelsFile} に作成しました。"])));
        return command;
    }
}
