using Kakera.Data;
using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Reports;

namespace Kakera.Evaluation.Tests.Reports;

public sealed class VerdictRulesTests
{
    private static readonly Interval Up = new(0.05, 0.01, 0.09);
    private static readonly Interval Down = new(-0.05, -0.09, -0.01);
    private static readonly Interval Open = new(0.01, -0.02, 0.04);

    [Fact]
    public void It_pays_where_pretraining_helps_and_the_classifier_is_good_and_saves_time() =>
        Assert.Equal(VerdictKind.Pays, Judge([(10, Up, Up), (50, Open, Open)], auc: 0.93, balanced: 0.8, looks: 0.4).Kind);

    [Theory]
    [InlineData(0.86, 0.8, 0.4)] // its interval reaches below what is good
    [InlineData(0.93, 0.6, 0.4)] // too many of the rare classes missed
    [InlineData(0.93, 0.8, 0.9)] // an expert would still look at nearly all
    public void It_is_promising_where_pretraining_helps_but_the_classifier_is_not_good_enough(double auc, double balanced, double looks) =>
        Assert.Equal(VerdictKind.Promising, Judge([(10, Up, Open)], auc, balanced, looks).Kind);

    [Fact]
    public void A_difference_inside_its_interval_is_not_called_one()
    {
        Verdict verdict = Judge([(10, Open, Open), (50, Open, Open)]);
        Assert.Equal(VerdictKind.NotShown, verdict.Kind);
        Assert.Contains("with these 100 test images, no difference", verdict.Headline.English, StringComparison.Ordinal);
        Assert.Contains("テスト画像 100 枚", verdict.Headline.Japanese, StringComparison.Ordinal);
        Assert.StartsWith("Good enough to be tried", verdict.Headline.English, StringComparison.Ordinal); // which an undecided comparison does not take away
        Assert.Equal(2, verdict.Reasons.Count(reason => reason.English.Contains("lies within its interval", StringComparison.Ordinal)));
        Assert.StartsWith("Not shown: with these 100", Judge([(10, Open, Open)], auc: 0.6).Headline.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_all_answers_are_the_same_that_is_said_in_place_of_a_difference_of_zero()
    {
        var none = new Interval(0, 0, 0);
        Verdict verdict = Judge([(10, none, none), (50, Open, Open)]);
        Assert.Equal(VerdictKind.NotShown, verdict.Kind);
        Assert.Contains("no difference", verdict.Headline.English, StringComparison.Ordinal);
        Assert.Contains("With 10 labels a class, the answers are the same: the validation images saw no use in what pre-training learned.", verdict.Reasons.Select(reason => reason.English));
        Assert.Single(verdict.Reasons, reason => reason.English.Contains("lies within its interval", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.0004, 0.007, "is within")]
    [InlineData(0.0005, 0.007, "better")]
    [InlineData(-0.007, -0.0004, "is within")]
    [InlineData(-0.007, -0.0005, "worse")]
    public void An_end_that_reads_as_zero_is_zero(double low, double high, string standing)
    {
        var end = new Interval((low + high) / 2, low, high);
        Assert.Equal((standing == "better", standing == "worse"), (end.IsAboveZero, end.IsBelowZero));
        VerdictKind expected = standing switch { "better" => VerdictKind.Pays, "worse" => VerdictKind.BaselineBetter, _ => VerdictKind.NotShown };
        Assert.Equal(expected, Judge([(10, end, Open)], auc: 0.93, balanced: 0.8, looks: 0.4).Kind);
    }

    [Fact]
    public void One_test_image_is_one_image()
    {
        Verdict verdict = VerdictRules.Judge([Arm("fg-ssl", 0.93, 0.8)], [new(10, Metric.MacroAuc, "fg-ssl", "scratch", Up)], 1, Cost(0.4));
        Assert.Contains(verdict.Reasons, reason => reason.English.Contains("has only 1 test image, so", StringComparison.Ordinal));
    }

    [Fact]
    public void Balanced_accuracy_alone_can_show_a_difference() =>
        Assert.NotEqual(VerdictKind.NotShown, Judge([(10, Open, Up)]).Kind);

    [Fact]
    public void Better_with_few_labels_and_worse_with_many_shows_nothing() =>
        Assert.Equal(VerdictKind.NotShown, Judge([(10, Up, Up), (50, Down, Down)]).Kind);

    [Fact]
    public void Better_in_one_measure_and_worse_in_the_other_shows_nothing() =>
        Assert.Equal(VerdictKind.NotShown, Judge([(10, Up, Down)]).Kind);

    [Fact]
    public void Worse_and_nowhere_better_is_said_plainly() =>
        Assert.Equal(VerdictKind.BaselineBetter, Judge([(10, Down, Open), (50, Open, Open)]).Kind);

    [Fact]
    public void One_method_by_itself_proves_nothing()
    {
        Verdict verdict = Judge([]);
        Assert.Equal(VerdictKind.NotShown, verdict.Kind);
        Assert.Contains("nothing to compare", verdict.Headline.English, StringComparison.Ordinal);
    }

    [Fact]
    public void The_strongest_baseline_decides()
    {
        ReportArm arm = Arm("fg-ssl", 0.93, 0.8);
        ReportComparison Against(string baseline, Interval difference) => new(10, Metric.MacroAuc, "fg-ssl", baseline, difference);
        Verdict verdict = VerdictRules.Judge([arm], [Against("scratch", Up), Against("transfer", Open)], 50, Cost(0.4));
        Assert.Equal(VerdictKind.NotShown, verdict.Kind);
        Bilingual against = Assert.Single(verdict.Reasons, reason => reason.English.Contains("the strongest of these", StringComparison.Ordinal));
        Assert.EndsWith(": from random weights; from the given weights alone.", against.English, StringComparison.Ordinal);
        Assert.Contains("ランダムな重みのみ、与えた重みのみ", against.Japanese, StringComparison.Ordinal);
        Assert.DoesNotContain(Judge([(10, Up, Up)]).Reasons, reason => reason.English.Contains("the strongest of these", StringComparison.Ordinal));

        // What both together are worth is said all the same, and only where there are both.
        const string together = "together against random weights, with 10 labels a class: macro AUC +0.050 (+0.010 … +0.090).";
        Assert.Contains(verdict.Reasons, reason => reason.English.EndsWith(together, StringComparison.Ordinal));
        Assert.DoesNotContain(Judge([(10, Up, Up)]).Reasons, reason => reason.English.Contains("against random weights", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_given_weights_alone_the_verdict_is_on_both_together()
    {
        ReportComparison Against(string baseline, Interval difference) => new(10, Metric.MacroAuc, "fg-ssl", baseline, difference);
        Verdict Judged(bool startsFromGiven, params ReportComparison[] comparisons) =>
            VerdictRules.Judge([Arm("fg-ssl", 0.93, 0.8)], comparisons, 50, Cost(0.4), startsFromGiven);

        Verdict unknown = Judged(true, Against("scratch", Up));
        Assert.Equal(VerdictKind.Pays, unknown.Kind);
        Assert.StartsWith("It pays: the given weights and pre-training on your own images, together, were shown to help", unknown.Headline.English, StringComparison.Ordinal);
        Assert.Contains("合わせた効果が示され", unknown.Headline.Japanese, StringComparison.Ordinal);
        Assert.Contains(unknown.Reasons, reason => reason.English.Contains("the given weights with pre-training were better", StringComparison.Ordinal));
        Assert.Contains(unknown.Reasons, reason => reason.English.Contains("nothing here started from the given weights alone", StringComparison.Ordinal));

        Verdict[] known = [Judged(true, Against("scratch", Up), Against("transfer", Up)), Judged(false, Against("scratch", Up))];
        Assert.All(known, verdict =>
        {
            Assert.StartsWith("It pays: pre-training on your own images was shown to help", verdict.Headline.English, StringComparison.Ordinal);
            Assert.DoesNotContain(verdict.Reasons, reason => reason.English.Contains("nothing here started from the given weights alone", StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData(VerdictRules.FewestTestImages - 1, VerdictKind.NotEnoughData, true)]
    [InlineData(VerdictRules.FewestTestImages, VerdictKind.Pays, true)]
    [InlineData(VerdictRules.FewTestImages, VerdictKind.Pays, false)]
    public void Few_test_images_are_said_and_very_few_give_no_verdict(int fewest, VerdictKind kind, bool caution)
    {
        Verdict verdict = VerdictRules.Judge([Arm("fg-ssl", 0.93, 0.8)], [new(10, Metric.MacroAuc, "fg-ssl", "scratch", Up)], fewest, Cost(0.4));
        Assert.Equal(kind, verdict.Kind);
        Assert.Equal(caution, verdict.Reasons.Any(reason => reason.English.Contains("smallest class", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_single_draw_of_labels_is_said()
    {
        Assert.Contains(Judge([(10, Up, Up)]).Reasons, reason => reason.English.Contains("trained once", StringComparison.Ordinal));
        ReportArm twice = Arm("fg-ssl", 0.93, 0.8) with { Runs = [Run(), Run()] };
        Verdict verdict = VerdictRules.Judge([twice], [new(10, Metric.MacroAuc, "fg-ssl", "scratch", Up)], 50, Cost(0.4));
        Assert.DoesNotContain(verdict.Reasons, reason => reason.English.Contains("trained once", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_labels_it_says_what_to_label()
    {
        Verdict verdict = VerdictRules.Judge([], [], 0, Cost(null));
        Assert.Equal(VerdictKind.NotEnoughData, verdict.Kind);
        Assert.Contains("--labels", verdict.NextSteps[^1].English, StringComparison.Ordinal);
    }

    [Fact]
    public void The_experts_minutes_are_in_the_reasons()
    {
        Verdict verdict = Judge([(10, Up, Up)], looks: 0.3);
        Assert.Contains(verdict.Reasons, reason => reason.English.Contains("about 300", StringComparison.Ordinal)
            && reason.English.Contains("100 minutes instead of 333", StringComparison.Ordinal) && reason.Japanese.Contains("333 分が 100 分", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_sentence_stands_in_both_languages()
    {
        Verdict[] all =
        [
            Judge([(10, Up, Up)]), Judge([(10, Up, Down)]), Judge([(null, Down, Down)]), Judge([(50, Open, Open)], auc: 0.6), Judge([]),
            VerdictRules.Judge([], [], 0, Cost(null)),
            VerdictRules.Judge([Arm("fg-ssl", double.NaN, 0.5)], [], 1, Cost(null)),
            .. new[] { Up, Down, Open }.SelectMany(difference => new[] { 0.6, 0.93 }.Select(auc => VerdictRules.Judge(
                [Arm("fg-ssl", auc, 0.8)], [new(10, Metric.MacroAuc, "fg-ssl", "scratch", difference)], 50, Cost(0.4), startsFromGiven: true))),
        ];
        Assert.All(all.SelectMany(verdict => (IEnumerable<Bilingual>)[verdict.Headline, .. verdict.Reasons, .. verdict.NextSteps]), sentence =>
        {
            Assert.EndsWith("。", sentence.In(Language.Japanese), StringComparison.Ordinal);
            Assert.True(sentence.English[^1] is '.' or '?' or ')', sentence.English);
            Assert.DoesNotContain("NaN", sentence.English + sentence.Japanese, StringComparison.Ordinal);
            Assert.DoesNotContain(sentence.English, c => c > 0x2FFF); // no Japanese letter has slipped in
        });
    }

    private static Verdict Judge((int? Labels, Interval Auc, Interval Balanced)[] standings, double auc = 0.93, double balanced = 0.8, double looks = 0.4) =>
        VerdictRules.Judge(
            [Arm("fg-ssl", auc, balanced), Arm("scratch", auc - 0.05, balanced - 0.05)],
            [
                .. standings.SelectMany(standing => (ReportComparison[])
                [
                    new(standing.Labels, Metric.MacroAuc, "fg-ssl", "scratch", standing.Auc),
                    new(standing.Labels, Metric.BalancedAccuracy, "fg-ssl", "scratch", standing.Balanced),
                ]),
            ],
            50, Cost(looks));

    private static ReportArm Arm(string method, double auc, double balanced) => new(
        method, 10, 40,
        Enum.GetValues<Metric>().ToDictionary(metric => metric, metric =>
            metric == Metric.MacroAuc ? new Interval(auc, auc - 0.03, auc + 0.03) : new Interval(balanced, balanced - 0.05, balanced + 0.05)),
        [Run()]);

    private static ScoredImages Run() => new(SyntheticAnswers.Of(1, 100));

    private static ReportCost Cost(double? looks) => new(60, 60, 8, 900, looks * 1000 * 20 / 60, looks is null ? null : 0.8, 20, 200);
}
