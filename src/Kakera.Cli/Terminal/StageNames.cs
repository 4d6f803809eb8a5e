namespace Kakera.Cli.Terminal;

/// <summary>What a job is doing, in words.</summary>
internal static class StageNames
{
    /// <summary>A stage of a job; its key where it is not known.</summary>
    public static string Stage(string key, Tongue tongue) => key switch
    {
        "demo" => tongue["making the practice set", "練習用データを作成中"],
        "unpack" => tongue["unpacking images", "画像を取り出し中"],
        "read" => tongue["reading images", "画像を読み込み中"],
        "decode" => tongue["decoding images", "画像を展開中"],
        "grids" => tongue["trying grids", "マス数を試行中"],
        "pretrain" => tongue["pre-training", "事前学習中"],
        "finetune" => tongue["fine-tuning", "微調整中"],
        "evaluate" => tongue["testing", "評価中"],
        "probe" => tongue["probing the encoder", "エンコーダを検査中"],
        "measure" => tongue["measuring", "計測中"],
        "compute" => tongue["measuring with pixels in memory", "画素がメモリにある状態で計測中"],
        "report" => tongue["writing the report", "レポートを作成中"],
        _ => key,
    };

    /// <summary>So many of a unit.</summary>
    public static string Count(string number, string unit, Tongue tongue) => unit switch
    {
        "images" => tongue[$"{number} images", $"{number} 枚"],
        "steps" => tongue[$"{number} steps", $"{number} ステップ"],
        "runs" => tongue[$"{number} runs", $"{number} 回"],
        _ => $"{number} {unit}",
    };
}
