using Kakera.Evaluation.Metrics;

namespace Kakera.Evaluation.Reports.Html;

/// <summary>What people call methods, metrics and numbers of labels.</summary>
internal static class Terms
{
    /// <summary>A method.</summary>
    public static Bilingual Method(string method) => method switch
    {
        "fg-ssl" => new("FG-SSL (pre-trained)", "FG-SSL(事前学習あり)"),
        "transfer" => new("transfer (given weights, no pre-training)", "転移学習(与えた重みのみ)"),
        "scratch" => new("from scratch", "スクラッチ(ランダムな重み)"),
        _ => Bilingual.Same(method),
    };

    /// <summary>A method inside a sentence.</summary>
    public static Bilingual MethodPhrase(string method) => method switch
    {
        "fg-ssl" => new("with FG-SSL pre-training", "FG-SSL 事前学習あり"),
        "transfer" => new("from the given weights alone", "与えた重みのみ"),
        "scratch" => new("from random weights", "ランダムな重みのみ"),
        _ => new($"with {method} pre-training", $"{method} 事前学習あり"),
    };

    /// <summary>A metric.</summary>
    public static Bilingual Name(Metric metric) => metric switch
    {
        Metric.Accuracy => new("accuracy", "正解率"),
        Metric.BalancedAccuracy => new("balanced accuracy", "均衡正解率"),
        Metric.MacroF1 => Bilingual.Same("macro F1"),
        Metric.MacroAuc => Bilingual.Same("macro AUC"),
        Metric.Kappa => new("kappa", "κ 係数"),
        Metric.CalibrationError => new("calibration error", "較正誤差"),
        Metric.QuadraticKappa => new("quadratic kappa", "二次重み付き κ 係数"),
        _ => throw new ArgumentOutOfRangeException(nameof(metric)),
    };

    /// <summary>A number of labels.</summary>
    public static Bilingual Labels(int? perClass) =>
        perClass is int count ? new($"{count} a class", $"各クラス {count}") : new("all", "すべて");

    /// <summary>A number of labels inside a sentence: "10 labels a class".</summary>
    public static Bilingual LabelsPhrase(int? perClass) =>
        perClass is int count ? new($"{count} labels a class", $"各クラス {count} ラベル") : new("all labels", "全ラベル");
}
