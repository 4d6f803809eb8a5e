using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Reports.Charts;
using Kakera.Evaluation.Reports.Html;
using ScottPlot;

namespace Kakera.Evaluation.Reports.Sections;

/// <summary>Whether confidence means what it says, and what abstaining would bring, for the best classifier.</summary>
internal static class ConfidenceSection
{
    private static readonly double[] Shares = [1, 0.9, 0.8, 0.7, 0.5, 0.3];

    public static void Append(HtmlPage page, ReportData report)
    {
        if (ReportArm.BestOf(report.Arms) is not { } best)
            return;
        ScoredImages run = best.Runs[0];
        IReadOnlyList<CoveragePoint> coverage = run.Coverage();
        page.Heading("Confidence, and when to ask an expert", "確信度と、専門家に尋ねる目安");
        page.Paragraph(
            $"Best classifier, first draw of labels. Brier score {Numbers.Of(run.BrierScore())} (0 is perfect).",
            $"最良の分類器、1 回目のラベル抽選。Brier スコア {Numbers.Of(run.BrierScore())}(0 が完全)。");
        page.Paragraph(
            "In an answer all classes count alike, so that a rare one is not overlooked. Confidence says how likely the answer is to be right where each class "
            + "is as common as among the validation images.",
            "回答では、まれなクラスを見落とさないよう、どのクラスも同等に扱います。確信度は、各クラスが検証画像と同じ割合で現れるとき、その回答が正しい見込みです。");
        page.Pair(() => AppendReliability(page, run), () => AppendCoverage(page, coverage));
        var table = new HtmlTable(new("What abstaining brings on the test images", "回答を保留した場合(テスト画像)"))
            .Text("the classifier answers", "分類器が回答").Number("of these right", "うち正解").Number("wrong of 1000 images", "1000 枚中の誤り")
            .Number("an expert looks at, of 1000", "1000 枚中の専門家の確認");
        foreach (double share in Shares)
        {
            // Equal confidences cannot be told apart, so the nearest share that can be had stands for it.
            CoveragePoint point = coverage.MinBy(candidate => Math.Abs(candidate.Answered - share));
            table.Row(
                Numbers.Percent(point.Answered), Numbers.Percent(point.Accuracy),
                Numbers.Of(point.Answered * (1 - point.Accuracy) * 1000, "0"), Numbers.Of((1 - point.Answered) * 1000, "0"));
        }

        page.Append(table);
        AppendOperatingPoint(page, report.Cost, run);
    }

    private static void AppendOperatingPoint(HtmlPage page, ReportCost cost, ScoredImages run)
    {
        if (cost is not { Threshold: double threshold, ExpertMinutesPerThousand: double minutes })
            return;
        int answered = run.Items.Count(item => item.Confidence >= threshold);
        int right = run.Items.Count(item => item.Confidence >= threshold && item.Answer == item.Label);
        string confidence = Numbers.Of(threshold, "0.00"), spent = Numbers.Of(minutes, "0");
        string answeredShare = Numbers.Percent(answered / (double)run.Items.Count);
        string rightShare = answered == 0 ? "–" : Numbers.Percent(right / (double)answered);
        page.Paragraph(
            $"The expert time on the first page is for a confidence of {confidence}, chosen on the validation images. Of the test images "
            + $"{answeredShare} reach it, and {rightShare} of those answers are right. The rest takes an expert {spent} minutes for 1000 "
            + $"images at {cost.SecondsPerLook:0} s a look.",
            $"1 ページ目の専門家の時間は、検証画像で選んだ確信度 {confidence} の場合です。テスト画像の {answeredShare} がこれに達し、"
            + $"その {rightShare} が正解です。残りの確認に、1 枚 {cost.SecondsPerLook:0} 秒として 1000 枚あたり {spent} 分かかります。");
    }

    private static void AppendReliability(HtmlPage page, ScoredImages run)
    {
        using var chart = new Chart(420, 340, ChartAxis.Share("confidence", "確信度"), ChartAxis.Share("share right", "正解の割合"));
        chart.Line([new Coordinates(0, 0), new Coordinates(1, 1)], SeriesStyle.Reference, 1.2f);
        IReadOnlyList<ConfidenceBin> bins = run.Reliability();
        double largest = bins.Max(bin => bin.Images);
        foreach (ConfidenceBin bin in bins)
        {
            float size = (float)(5 + 13 * Math.Sqrt(bin.Images / largest));
            chart.Points([new Coordinates(bin.Confidence, bin.Accuracy)], SeriesStyle.At(0), size);
        }

        page.Figure(new("Does confidence mean what it says?", "確信度は信頼できるか"), chart, [],
            new("On the grey line it does. Larger dots hold more images.", "灰色の線上なら言葉どおりです。大きい点ほど画像が多いことを示します。"));
    }

    private static void AppendCoverage(HtmlPage page, IReadOnlyList<CoveragePoint> coverage)
    {
        // The first few answers jump between right and wrong; a curve of them says nothing.
        CoveragePoint[] steady = [.. coverage.Where(point => point.Answered >= 0.05)];
        using var chart = new Chart(420, 340, ChartAxis.Share("share of images answered", "回答する画像の割合"),
            ChartAxis.Around(new("share right of those", "うち正解の割合"), steady.Select(point => point.Accuracy), 0, 1));
        chart.Line(steady.Select(point => new Coordinates(point.Answered, point.Accuracy)), SeriesStyle.At(0));
        page.Figure(new("If only the surest answers are given", "確信度の高い回答だけを採用した場合"), chart, [],
            new("The fewer images are answered, the more answers should be right.", "回答する画像を減らすほど、正解の割合は上がるはずです。"));
    }
}
