using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Reports.Html;

namespace Kakera.Evaluation.Reports.Verdicts;

/// <summary>A verdict in plain words, in both languages.</summary>
/// <param name="arms">All arms, at least one.</param>
/// <param name="standings">How pre-training stands, for each number of labels.</param>
/// <param name="fromScratch">The same against random weights alone.</param>
/// <param name="asked">What it is that the baselines do without.</param>
/// <param name="best">The arm to go on with.</param>
/// <param name="isGood">Whether that is good enough to be tried beside an expert.</param>
/// <param name="fewestTestImages">Test images of the smallest class.</param>
/// <param name="cost">What it took.</param>
internal sealed class VerdictWords(
    IReadOnlyList<ReportArm> arms,
    IReadOnlyList<LabelStanding> standings,
    IReadOnlyList<LabelStanding> fromScratch,
    HeadStart asked,
    ReportArm best,
    bool isGood,
    int fewestTestImages,
    ReportCost cost)
{
    private readonly int _testImages = arms[0].Runs[0].Items.Count;

    /// <summary>The verdict of a pilot without labels.</summary>
    public static Verdict WithoutLabels() => new(
        VerdictKind.NotEnoughData,
        new("The encoder is pre-trained. Without labels nothing can be said of accuracy yet.",
            "エンコーダの事前学習が完了しました。ラベルがないため、精度はまだ判断できません。"),
        [],
        [
            new("Label the images shown below first: they stand for the largest groups of look-alikes. Ten of each class are a start.",
                "まず下に示す画像にラベルを付けてください。似た画像の大きなまとまりを代表しています。各クラス 10 枚が目安です。"),
            new("Then run the same command with --labels. It pre-trains once more, without the images that are then kept for the test.",
                "その後 --labels を付けて同じコマンドを実行してください。テスト用に取り分けた画像を除いて、事前学習をもう一度行います。"),
        ]);

    public Verdict Verdict(VerdictKind kind) => new(
        kind, Headline(kind), [Quality(), .. Against(), .. standings.Select(OfStanding), .. AgainstScratch(), .. Effort(), .. Cautions()], NextSteps(kind));

    private Bilingual Headline(VerdictKind kind) => kind switch
    {
        VerdictKind.Pays => new(
            $"It pays: {asked.WasShown.English}, and the classifier is good enough to be tried beside an expert.",
            $"有効です。{asked.WasShown.Japanese}が示され、分類器は専門家の傍らで試用できる水準に達しました。"),
        VerdictKind.Promising => new(
            $"Promising: {asked.WasShown.English}, but the classifier is not good enough to use yet.",
            $"有望です。{asked.WasShown.Japanese}は示されましたが、分類器はまだ使用できる水準ではありません。"),
        VerdictKind.NotShown when standings.Count == 0 => new(
            "Not shown: training with pre-training and without were not both run, so there is nothing to compare.",
            "効果は未確認です。事前学習ありとなしの両方を実行していないため、比較の対象がありません。"),
        VerdictKind.NotShown when standings.Any(standing => standing.Standing is not (Standing.Undecided or Standing.Same)) => new(
            $"Not shown: {asked.Name.English} did better in some comparisons and worse in others.",
            $"効果は未確認です。{asked.Name.Japanese}は一部の比較で上回り、一部で下回りました。"),
        VerdictKind.NotShown when isGood => new(
            $"Good enough to be tried beside an expert; with these {_testImages} test images, no difference between {asked.WithAndWithout.English} could be shown.",
            $"専門家の傍らで試用できる水準です。ただし今回のテスト画像 {_testImages} 枚では、{asked.WithAndWithout.Japanese}差を示せませんでした。"),
        VerdictKind.NotShown => new(
            $"Not shown: with these {_testImages} test images, no difference between {asked.WithAndWithout.English} could be shown.",
            $"効果は未確認です。今回のテスト画像 {_testImages} 枚では、{asked.WithAndWithout.Japanese}差を示せませんでした。"),
        VerdictKind.BaselineBetter => new(
            $"It does not pay so far: here, training {asked.Without.English} was better.",
            $"現時点では有効ではありません。今回は{asked.Without.Japanese}方が良い結果でした。"),
        _ => new(
            "There are too few test images to say whether it pays.",
            "テスト画像が少なすぎるため、有効かどうか判断できません。"),
    };

    private Bilingual Quality()
    {
        Interval auc = best.Metrics[Metric.MacroAuc], balanced = best.Metrics[Metric.BalancedAccuracy];
        Bilingual method = Terms.MethodPhrase(best.Method), labels = Terms.LabelsPhrase(best.LabelsPerClass);
        string wantedAuc = Numbers.Of(VerdictRules.GoodAuc, "0.00"), wantedBalanced = Numbers.Of(VerdictRules.GoodBalancedAccuracy, "0.00");
        string english = isGood ? "good enough to be tried beside an expert"
            : $"to be tried beside an expert, it should reach {wantedAuc} (the whole interval) and {wantedBalanced}, and save a fifth of the looks";
        string japanese = isGood ? "専門家の傍らで試用できる水準です"
            : $"試用の目安は macro AUC {wantedAuc}(区間全体)、均衡正解率 {wantedBalanced}、専門家の確認を 2 割減らせることです";
        return new(
            $"The best classifier ({method.English}, {labels.English}) reaches a macro AUC of {Numbers.Of(auc)} and a balanced accuracy of "
            + $"{Numbers.Of(balanced)} on {_testImages} images that it never saw: {english}.",
            $"最良の分類器({method.Japanese}、{labels.Japanese})は、学習に使っていない {_testImages} 枚で macro AUC {Numbers.Of(auc)}、"
            + $"均衡正解率 {Numbers.Of(balanced)} でした。{japanese}。");
    }

    // Which of several baselines a difference is from, the figures do not say.
    private IEnumerable<Bilingual> Against()
    {
        Bilingual[] baselines = [.. standings.SelectMany(standing => standing.Baselines).Distinct().Select(Terms.MethodPhrase)];
        if (baselines.Length > 1)
        {
            yield return new(
                $"Each difference below is that between pre-training and the strongest of these: {string.Join("; ", baselines.Select(baseline => baseline.English))}.",
                $"以下の差は、事前学習ありと、次のうち最も良いものとの差です: {string.Join("、", baselines.Select(baseline => baseline.Japanese))}。");
        }
    }

    // Where given weights by themselves are a baseline, what random ones would have done is worth a word: the rule above asks for the strongest alone.
    private IEnumerable<Bilingual> AgainstScratch() => standings.All(standing => standing.Baselines.Count < 2) ? [] :
        fromScratch.Select(standing =>
        {
            Bilingual labels = Terms.LabelsPhrase(standing.LabelsPerClass), figures = Figures(standing);
            return new Bilingual(
                $"Pre-training and the given weights, together against random weights, with {labels.English}: {figures.English}.",
                $"事前学習と与えた重みを合わせた、ランダムな重みとの差({labels.Japanese}): {figures.Japanese}。");
        });

    private Bilingual OfStanding(LabelStanding standing)
    {
        Bilingual labels = Terms.LabelsPhrase(standing.LabelsPerClass), figures = Figures(standing);
        return standing.Standing switch
        {
            Standing.Better => new(
                $"With {labels.English}, {asked.Was.English} better: {figures.English}.",
                $"{labels.Japanese}では、{asked.Was.Japanese}上回りました: {figures.Japanese}。"),
            Standing.Worse => new(
                $"With {labels.English}, {asked.Was.English} worse: {figures.English}.",
                $"{labels.Japanese}では、{asked.Was.Japanese}下回りました: {figures.Japanese}。"),
            Standing.Mixed => new(
                $"With {labels.English}, {asked.Was.English} better in one measure and worse in the other: {figures.English}.",
                $"{labels.Japanese}では、指標により優劣が分かれました: {figures.Japanese}。"),
            Standing.Same => new(
                $"With {labels.English}, the answers are the same: the validation images saw no use in what pre-training learned.",
                $"{labels.Japanese}では、両者の回答は同じです。検証用画像では、事前学習で得たものを加えても改善しませんでした。"),
            _ => new(
                $"With {labels.English}, the difference lies within its interval, so none was shown: {figures.English}.",
                $"{labels.Japanese}では、差の 95 % 区間がゼロを含み、差は示されませんでした: {figures.Japanese}。"),
        };
    }

    private static Bilingual Figures(LabelStanding standing)
    {
        Bilingual[] parts =
        [
            .. standing.Auc is null ? (Bilingual[])[] : [Bilingual.Same($"macro AUC {Numbers.Signed(standing.Auc)}")],
            .. standing.Balanced is null ? (Bilingual[])[] :
                [new($"balanced accuracy {Numbers.Signed(standing.Balanced)}", $"均衡正解率 {Numbers.Signed(standing.Balanced)}")],
        ];
        return new(string.Join(", ", parts.Select(part => part.English)), string.Join("、", parts.Select(part => part.Japanese)));
    }

    private IEnumerable<Bilingual> Effort()
    {
        if (cost is not { ShareOfLooks: double share, ExpertMinutesPerThousand: double minutes, Threshold: double threshold })
            yield break;
        string looks = Numbers.Of(share * 1000, "0"), all = Numbers.Of(cost.AllLooksMinutesPerThousand, "0");
        string least = Numbers.Of(threshold, "0.00");
        string english = share > VerdictRules.MostLooks ? ": it would save too little" : "";
        string japanese = share > VerdictRules.MostLooks ? "。節約できる時間はわずかです" : "";
        yield return new(
            $"Of 1000 new images an expert would still look at about {looks}, those with a confidence below {least}: "
            + $"{minutes:0} minutes instead of {all} at {cost.SecondsPerLook:0} s a look{english}.",
            $"新しい画像 1000 枚のうち、確信度 {least} 未満の約 {looks} 枚は専門家の確認が必要です"
            + $"(1 枚 {cost.SecondsPerLook:0} 秒として {all} 分が {minutes:0} 分になります){japanese}。");
    }

    private IEnumerable<Bilingual> Cautions()
    {
        if (asked == HeadStart.Together)
        {
            yield return new(
                "Caution: nothing here started from the given weights alone, so how much of a difference is due to them, and how much to your own images, stays unknown "
                + "(--methods fg-ssl,transfer,scratch).",
                "注意: 与えた重みだけから始めたもの(transfer)がないため、差のうち与えた重みによる分と自施設の画像による分は区別できません(--methods fg-ssl,transfer,scratch)。");
        }

        if (fewestTestImages == 0)
        {
            yield return new(
                "Caution: of one class at least there is no test image, so nothing is known of it, and the figures are on the others alone.",
                "注意: テスト画像が 1 枚もないクラスがあります。そのクラスについては何も分からず、数値は他のクラスだけのものです。");
        }
        else if (fewestTestImages < VerdictRules.FewTestImages)
        {
            yield return new(
                $"Caution: the smallest class has only {(fewestTestImages == 1 ? "1 test image" : $"{fewestTestImages} test images")}, so the intervals are rough.",
                $"注意: 最も少ないクラスのテスト画像は {fewestTestImages} 枚しかなく、区間は目安にとどまります。");
        }

        if (arms.Any(arm => arm.Runs.Count == 1))
        {
            yield return new(
                "Caution: each arm was trained once, so the intervals do not hold what another draw of labels would change (--seeds 3).",
                "注意: 各条件の学習は 1 回のみで、ラベルの抽選による違いは区間に含まれません(--seeds 3)。");
        }
    }

    private IReadOnlyList<Bilingual> NextSteps(VerdictKind kind)
    {
        Bilingual mistakes = new(
            "Look through the surest mistakes below with a physician: which are wrong labels, and which must the model not answer?",
            "下の「確信度の高い誤り」を医師と確認してください。ラベルの誤りか、モデルに答えさせるべきでない画像かを判断します。");
        Bilingual beside = new(
            "Try it beside an expert on new images, and keep the expert's word as the result.",
            "新しい画像で専門家と並行して試用し、結果は専門家の判断を採用してください。");
        Bilingual unlabelled = new(
            "Give pre-training more unlabelled images or, where it took a few minutes only, more time (--budget 2h): neither costs expert time.",
            "ラベルなし画像を増やすか、事前学習が数分しかかかっていない場合は時間(--budget 2h)を増やしてください。専門家の時間はかかりません。");
        Bilingual labels = new(
            "Label more images of the rarest classes, most of all where the curve below still rises.",
            "少ないクラスのラベルを増やしてください。下の曲線がまだ上昇している場合は特に有効です。");
        Bilingual collect = new(
            $"Collect more images of the smallest classes, so that each has at least {VerdictRules.FewTestImages} kept for the test "
            + "(about fifty in all).",
            $"最も少ないクラスの画像を集め、テスト用に各クラス {VerdictRules.FewTestImages} 枚以上(全体で約 50 枚)を確保してください。");
        return kind switch
        {
            VerdictKind.Pays => [mistakes, beside],
            VerdictKind.NotEnoughData => [collect, mistakes],
            VerdictKind.NotShown when isGood => [mistakes, beside, unlabelled],
            _ => [labels, unlabelled, mistakes],
        };
    }
}
