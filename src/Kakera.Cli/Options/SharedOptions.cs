using System.CommandLine;

namespace Kakera.Cli.Options;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    public static Option<string> Workspace(Tongue tongue) => new("--workspace")
    {
        Description = tongue["the folder that holds all the work", "作業フォルダ"], HelpName = "DIR", Required = true,
    };

    public static Argument<string> Images(Tongue tongue) => new("IMAGES") { Description = tongue["the folder of images", "画像フォルダ"] };

    /// <summary>Images of a job that takes them into a workspace, and so can unpack them there.</summary>
    public static string ImagesOrArrays(Tongue tongue) => tongue["the folder of images, or a .npz file of MedMNIST", "画像フォルダ、または MedMNIST の .npz ファイル"];

    public static Option<string?> Labels(Tongue tongue) => new("--labels")
    {
        Description = tongue[
            "a label file (CSV or TSV), or the word folders where each class has a folder", "ラベルファイル(CSV/TSV)。クラスごとにフォルダを分けてある場合は folders"],
        HelpName = "FILE|folders",
    };

    public static Option<string?> Columns(Tongue tongue) => new("--columns")
    {
        Description = tongue[
            "columns of the label file, where their names are not recognised; onehot=…+…,rest=… where each class has a column of 0 and 1",
            "ラベルファイルの列名(自動認識されない場合)。クラスごとに 0 と 1 の列がある表では onehot=…+…,rest=…"],
        HelpName = "image=…,label=…,group=…",
    };

    public static Option<string?> Model(Tongue tongue) => new("--model")
    {
        Description = tongue["the classifier [the newest of the workspace]", "分類器 [作業フォルダの最新]"], HelpName = "FILE",
    };

    public static Option<string?> GivenWeights(Tongue tongue) => StartFrom(tongue,
        "weights that others trained: imagenet (they come with Kakera), a file (imported weights, or an earlier pre-training), or none; fine-tuning starts from them [imagenet for a resnet18, otherwise none]",
        "他で学習済みの重み: imagenet(Kakera に付属)、ファイル(取り込んだ重み、または以前の事前学習の結果)、none(なし)。微調整の出発点になります [resnet18 では imagenet、その他は none]");

    public static Option<string?> PretrainFrom(Tongue tongue) => StartFrom(tongue,
        "what pre-training starts from: imagenet (weights that come with Kakera), a file (imported weights, or an earlier pre-training), or none (random weights) [none]",
        "事前学習の出発点: imagenet(Kakera に付属の重み)、ファイル(取り込んだ重み、または以前の事前学習の結果)、none(ランダムな重み)[none]");

    public static Option<string?> FinetuneFrom(Tongue tongue) => StartFrom(tongue,
        "what fine-tuning starts from: imagenet (weights that come with Kakera), a file of weights, or none (the encoder itself) [imagenet for a resnet18, otherwise none]",
        "微調整の出発点: imagenet(Kakera に付属の重み)、重みのファイル、none(エンコーダそのもの)[resnet18 では imagenet、その他は none]");

    private static Option<string?> StartFrom(Tongue tongue, string english, string japanese) => new("--start-from")
    {
        Description = tongue[english, japanese], HelpName = "imagenet|none|FILE",
    };

    public static Option<bool> Resume(Tongue tongue) => new("--resume")
    {
        Description = tongue["go on with an interrupted run (always done where the settings are the same)", "中断した実行を再開(設定が同じなら常に再開します)"],
    };
}
