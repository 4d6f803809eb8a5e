using System.CommandLine;
using Kakera.Cli.Options;
using Kakera.Data.PracticeSet;
using Kakera.Jobs;

namespace Kakera.Cli.Commands;

/// <summary><c>kakera demo DIR</c>: writes the practice set.</summary>
internal static class DemoCommand
{
    public static Command Create(JobRunner runner)
    {
        Tongue tongue = runner.Tongue;
        var command = new Command("demo", tongue[
            "writes the practice set: synthetic images, plainly marked as such", "練習用データ(合成画像。合成であることを明示)を作成します"]);
        var folder = new Argument<string>("DIR") { Description = tongue["the folder to make; a practice set in it is replaced, anything else refused", "作成するフォルダ。練習用データがあれば置き換え、ほかのものがあれば中止します"] };
        var images = new Option<string?>("--images")
        {
            Description = tongue[$"how many images [{new PracticeSetOptions().Images}]", $"画像数 [{new PracticeSetOptions().Images}]"], HelpName = "N",
        };
        var seed = new Option<string?>("--seed")
        {
            Description = tongue[$"another seed, another set [{new PracticeSetOptions().Seed}]", $"シードを変えると別のデータになります [{new PracticeSetOptions().Seed}]"],
            HelpName = "S",
        };
        command.Arguments.Add(folder);
        command.Options.Add(images);
        command.Options.Add(seed);
        command.SetAction(parsed => runner.Run(
            parsed,
            context => DemoJob.Run(parsed.GetRequiredValue(folder), WholeNumber.Parse(parsed.GetValue(images), "--images"), WholeNumber.Parse(parsed.GetValue(seed), "--seed"), context),
            (result, writer) => writer.WriteLine(tongue[
                $"{result.Images} synthetic images of {result.Lesions} lesions in {result.ImagesFolder}, labels in {result.LabelsFile}.",
                $"{result.Lesions} 病変、{result.Images} 枚の合成画像を {result.ImagesFolder} に、ラベルを {result.LabelsFile} に作成しました。"])));
        return command;
    }
}
