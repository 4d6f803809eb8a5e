using System.Globalization;
using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;

namespace Kakera.Evaluation.Reports;

/// <summary>The rules by which a verdict is reached: a pure function of the figures, the same for every site.</summary>
public static class VerdictRules
{
    /// <summary>With fewer test images of any class, an interval says little.</summary>
    public const int FewestTestImages = 10;

    /// <summary>A macro AUC from which a classifier may be tried beside an expert.</summary>
    public const double GoodAuc = 0.85;

    /// <summary>The verdict on a pilot's figures.</summary>
    /// <param name="arms">All arms.</param>
    /// <param name="comparisons">FG-SSL against the same network from scratch.</param>
    /// <param name="fewestTestImages">Test images of the smallest class.</param>
    /// <param name="cost">What it took.</param>
    public static Verdict Judge(IReadOnlyList<ReportArm> arms, IReadOnlyList<ReportComparison> comparisons, int fewestTestImages, ReportCost cost)
    {
        if (arms.Count == 0)
            return WithoutLabels();
        ReportArm best = arms.MaxBy(arm => arm.Metrics[Metric.MacroAuc].Mean)!;
        Interval auc = best.Metrics[Metric.MacroAuc], balanced = best.Metrics[Metric.BalancedAccuracy];
        ReportComparison[] inAuc = [.. comparisons.Where(comparison => comparison.Metric == Metric.MacroAuc)];
        bool helps = inAuc.Any(comparison => comparison.Difference.Low > 0);
        bool harms = inAuc.Any(comparison => comparison.Difference.High < 0);
        VerdictKind kind =
            fewestTestImages < FewestTestImages ? VerdictKind.NotEnoughData
            : harms && !helps ? VerdictKind.BaselineBetter
            : !helps ? VerdictKind.NotShown
            : auc.Low >= GoodAuc ? VerdictKind.Pays
            : VerdictKind.Promising;

        var reasons = new List<Bilingual>
        {
            new($"The best classifier ({best.Method}, {Labels(best)}) reaches a macro AUC of {Shown(auc)} and a balanced accuracy of {Shown(balanced)} on images that it never saw.",
                $"最良の分類器({best.Method}、{LabelsJapanese(best)})は、学習に使っていない画像で macro AUC {Shown(auc)}、均衡正解率 {Shown(balanced)} でした。"),
        };
        reasons.AddRange(inAuc.Select(Reason));
        if (fewestTestImages < FewestTestImages)
        {
            reasons.Add(new(
                $"The smallest class has only {fewestTestImages} test images; below {FewestTestImages}, an interval says little.",
                $"最も少ないクラスのテスト画像は {fewestTestImages} 枚しかありません。{FewestTestImages} 枚未満では区間の信頼性が乏しくなります。"));
        }

        if (cost.ExpertMinutesPerThousand is double minutes)
        {
            reasons.Add(new(
                $"In operation, an expert would look at about {minutes:0} minutes' worth of 1000 images ({cost.SecondsPerLook:0} s each, below a confidence of {cost.Threshold:0.00}).",
                $"運用時の専門家の確認時間は 1000 枚あたり約 {minutes:0} 分の見込みです(1 枚 {cost.SecondsPerLook:0} 秒、確信度 {cost.Threshold:0.00} 未満のみ)。"));
        }

        return new Verdict(kind, Headline(kind), reasons, NextSteps(kind));
    }

    private static Verdict WithoutLabels() => new(
        VerdictKind.NotEnoughData,
        new("The encoder is pre-trained. Without labels nothing can be said of accuracy yet.", "エンコーダの事前学習が完了しました。ラベルがないため、精度はまだ判断できません。"),
        [],
        [
            new("Label the images shown below first: they stand for the largest groups of look-alikes. Ten of each class are a start.",
                "まず下に示す画像にラベルを付けてください。似た画像の大きなまとまりを代表しています。各クラス 10 枚が目安です。"),
            new("Run the same command again with --labels: the pre-training is not repeated.", "--labels を付けて同じコマンドを実行してください。事前学習は繰り返されません。"),
        ]);

    private static Bilingual Headline(VerdictKind kind) => kind switch
    {
        VerdictKind.Pays => new("It pays: pre-training on your own images was shown to help, and the classifier is good enough to try beside an expert.",
            "有効です。自施設の画像による事前学習の効果が確認され、専門家の傍らで試用できる水準に達しました。"),
        VerdictKind.Promising => new("Promising: pre-training was shown to help, but the classifier is not good enough to use yet.",
            "有望です。事前学習の効果は確認されましたが、分類器はまだ使用できる水準ではありません。"),
        VerdictKind.NotShown => new("Not shown: with these images and labels, no difference between pre-training and none could be shown.",
            "効果は未確認です。この画像とラベルの数では、事前学習の有無による差を示せませんでした。"),
        VerdictKind.BaselineBetter => new("Here, training without pre-training was better.", "今回は、事前学習なしの方が良い結果でした。"),
        _ => new("There are too few test images to say whether it pays.", "テスト画像が少なすぎるため、有効かどうか判断できません。"),
    };

    private static IReadOnlyList<Bilingual> NextSteps(VerdictKind kind) => kind switch
    {
        VerdictKind.Pays =>
        [
            new("Look through the surest mistakes below with a physician: are they labels to correct, or images the model must not answer?",
                "下の「確信度の高い誤り」を医師と確認してください。ラベルの誤りか、モデルが答えるべきでない画像かを判断します。"),
            new("Try it beside an expert on new images, and keep the expert's word as the result.", "新しい画像で専門家と並行して試用し、結果は専門家の判断を採用してください。"),
        ],
        VerdictKind.Promising or VerdictKind.NotShown or VerdictKind.BaselineBetter =>
        [
            new("Give pre-training more time (--budget 2h) or more unlabelled images; both cost no expert time.",
                "事前学習の時間(--budget 2h)やラベルなし画像を増やしてください。専門家の時間は不要です。"),
            new("Label more images of the rarest classes, where the curve below still rises.", "下の曲線がまだ上昇している場合は、少ないクラスのラベルを増やしてください。"),
            new("Correct what the data findings point out.", "データの指摘事項を修正してください。"),
        ],
        _ =>
        [
            new("Collect more images of the smallest classes, so that each has at least ten kept for the test (about fifty in all).",
                "最も少ないクラスの画像を集め、テスト用に各クラス 10 枚以上(全体で約 50 枚)を確保してください。"),
        ],
    };

    private static Bilingual Reason(ReportComparison comparison)
    {
        Interval difference = comparison.Difference;
        string labels = comparison.LabelsPerClass is int count ? $"{count} labels a class" : "all labels";
        string japanese = comparison.LabelsPerClass is int number ? $"各クラス {number} ラベル" : "全ラベル";
        string shown = $"{difference.Mean.ToString("+0.000;−0.000", CultureInfo.InvariantCulture)} ({difference.Low.ToString("+0.000;−0.000", CultureInfo.InvariantCulture)} … {difference.High.ToString("+0.000;−0.000", CultureInfo.InvariantCulture)})";
        return difference.ExcludesZero
            ? new($"With {labels}, {comparison.Method} differs from {comparison.Baseline} by {shown} in macro AUC.",
                $"{japanese}では、{comparison.Method} と {comparison.Baseline} の macro AUC の差は {shown} でした。")
            : new($"With {labels}, the difference of {shown} in macro AUC between {comparison.Method} and {comparison.Baseline} lies within its interval: none was shown.",
                $"{japanese}では、{comparison.Method} と {comparison.Baseline} の macro AUC の差 {shown} は区間内にゼロを含み、差は示されませんでした。");
    }

    private static string Labels(ReportArm arm) => arm.LabelsPerClass is int count ? $"{count} labels a class" : "all labels";

    private static string LabelsJapanese(ReportArm arm) => arm.LabelsPerClass is int count ? $"各クラス {count} ラベル" : "全ラベル";

    private static string Shown(Interval interval) =>
        string.Create(CultureInfo.InvariantCulture, $"{interval.Mean:0.000} ({interval.Low:0.000}–{interval.High:0.000})");
}
