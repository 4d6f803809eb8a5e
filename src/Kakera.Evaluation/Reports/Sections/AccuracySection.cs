using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Reports.Charts;
using Kakera.Evaluation.Reports.Html;
using ScottPlot;
using static Kakera.Evaluation.Reports.Html.HtmlPage;

namespace Kakera.Evaluation.Reports.Sections;

/// <summary>The evidence on accuracy: against the number of labels, between methods, and of the frozen encoder.</summary>
internal static class AccuracySection
{
    private static readonly Metric[] Columns =
        [Metric.BalancedAccuracy, Metric.MacroF1, Metric.MacroAuc, Metric.Accuracy, Metric.Kappa, Metric.CalibrationError];

    public static void Append(HtmlPage page, ReportData report)
    {
        if (report.Arms.Count == 0)
            return;
        page.Append($"<h2 class=\"evidence\">{Both("Accuracy and the number of labels", "ラベル数と精度")}</h2>");
        page.Pair(() => AppendChart(page, report.Arms, Metric.MacroAuc), () => AppendChart(page, report.Arms, Metric.BalancedAccuracy));
        AppendArms(page, report);
        AppendComparisons(page, report);
        AppendLabelsNeeded(page, report);
        AppendProbes(page, report);
    }

    private static void AppendChart(HtmlPage page, IReadOnlyList<ReportArm> arms, Metric metric)
    {
        string[] methods = [.. arms.Select(arm => arm.Method).Distinct()];
        ReportArm[][] counts =
            [.. arms.GroupBy(arm => arm.LabelsPerClass).Select(group => group.ToArray()).OrderBy(group => group[0].Labels)];
        AxisTick[] names =
        [
            .. counts.Select((group, i) => new AxisTick(i, Terms.Labels(group[0].LabelsPerClass),
                new($"{Numbers.Count(group[0].Labels)} in all", $"計 {Numbers.Count(group[0].Labels)}"))),
        ];
        IEnumerable<double> ends = arms.Select(arm => arm.Metrics[metric]).SelectMany(value => new[] { value.Low, value.High });
        using var chart = new Chart(420, 300,
            ChartAxis.Named(new("labelled images", "ラベル付き画像"), names), ChartAxis.Around(Terms.Name(metric), ends, 0, 1));
        for (int m = 0; m < methods.Length; m++)
        {
            SeriesStyle style = SeriesStyle.Of(methods[m], methods);
            double shift = (m - (methods.Length - 1) / 2.0) * 0.08; // so that intervals do not hide one another
            List<Coordinates> means = [];
            for (int i = 0; i < counts.Length; i++)
            {
                if (counts[i].FirstOrDefault(arm => arm.Method == methods[m]) is not { } arm)
                    continue;
                Interval value = arm.Metrics[metric];
                chart.Bar(i + shift, value.Low, value.High, style);
                means.Add(new Coordinates(i + shift, value.Mean));
            }

            chart.Line(means, style);
            chart.Points(means, style);
        }

        Bilingual name = Terms.Name(metric);
        page.Figure(
            new($"{char.ToUpperInvariant(name.English[0])}{name.English[1..]} by number of labels", $"ラベル数ごとの{name.Japanese}"), chart,
            methods.Select(method => new LegendEntry(SeriesStyle.Of(method, methods), Terms.Method(method))),
            new("Mean over the draws of labels; bars are 95 % intervals.", "ラベル抽選の平均。縦棒は 95 % 区間。"));
    }

    private static void AppendArms(HtmlPage page, ReportData report)
    {
        page.Subheading("All classifiers", "すべての分類器");
        Metric[] columns = report.OrderedClasses ? [.. Columns, Metric.QuadraticKappa] : Columns;
        var table = new HtmlTable().Text("method", "手法").Words("labels", "ラベル");
        foreach (Metric metric in columns)
            table.Number(Terms.Name(metric));
        foreach (ReportArm arm in report.Arms)
        {
            string draws = Both(
                $"{Numbers.Count(arm.Labels)} in all, {(arm.Runs.Count == 1 ? "1 draw" : $"{arm.Runs.Count} draws")}",
                $"計 {Numbers.Count(arm.Labels)}、抽選 {arm.Runs.Count} 回");
            table.Row([
                Terms.Method(arm.Method).Html(), $"{Terms.Labels(arm.LabelsPerClass).Html()}<small>{draws}</small>",
                .. columns.Select(metric => Cell(arm.Metrics[metric])),
            ]);
        }

        page.Append(table);
        ScoredImages run = report.Arms[0].Runs[0];
        string images = Numbers.Count(run.Items.Count);
        string groups = Numbers.Count(run.Items.Select(item => item.Group).Distinct(StringComparer.Ordinal).Count());
        Bilingual ofItsOwn = report.ImagesWithoutGroup == 0 ? new("", "") : new("; an image that names none is one of its own", "。不明な画像は 1 枚で 1 グループ");
        page.Append("<p class=\"soft\">" + Both(
            $"On {images} test images of {groups} groups (patients or lesions{ofItsOwn.English}). Below each figure its 95 % interval, by bootstrap over "
            + "groups and draws of labels. Calibration error: lower is better; all others: higher.",
            $"テスト画像 {images} 枚、{groups} グループ(患者・病変{ofItsOwn.Japanese})。各値の下は 95 % 区間(グループとラベル抽選のブートストラップ)。"
            + "較正誤差は小さいほど、その他は大きいほど良い値です。") + "</p>");
        AppendProbed(page, report);
        if (report.OrderedClasses)
        {
            string order = string.Join(" < ", run.Classes);
            page.Append("<p class=\"soft\">" + Both(
                $"Quadratic kappa: agreement beyond chance, a mistake counting by the square of its distance in the order {order}; 1 is perfect, guessing gives 0.",
                $"二次重み付き κ 係数: 偶然を超える一致。誤りは {order} の順での距離の 2 乗で数えます。1 が完全、当て推量では 0。") + "</p>");
        }

        if (run.AbsentClasses.Count > 0)
        {
            string names = string.Join(", ", run.AbsentClasses.Select(k => run.Classes[k]));
            string absent = Both(
                $"No test image shows {names}: these classes are left out of the macro figures.",
                $"テスト画像がないクラス({names})は macro の値に含まれません。");
            page.Append($"<p class=\"warning\">{absent}</p>");
        }
    }

    private static void AppendProbed(HtmlPage page, ReportData report)
    {
        var all = report.Arms.GroupBy(arm => arm.Method)
            .Select(group => (Name: Terms.MethodPhrase(group.Key), Probed: group.Sum(arm => arm.ProbedRuns), All: group.Sum(arm => arm.Runs.Count)))
            .ToArray();
        Bilingual[] without = [.. all.Where(method => method.Probed == 0).Select(method => method.Name)];
        if (without.Length > 0 && report.StartFrom is not null && !report.PretrainsFromGiven)
        {
            string names = string.Join(", ", without.Select(name => name.English)), namesInJapanese = string.Join("、", without.Select(name => name.Japanese));
            page.Append("<p class=\"soft\">" + Both(
                $"No probe helped any classifier of these on the validation images: {names}. Where two of them start from the given weights, they are one and the same.",
                $"次の手法では、検証画像で線形分類器を加えて良くなった分類器はありませんでした: {namesInJapanese}。与えた重みから始めたもの同士は同一の分類器です。") + "</p>");
        }

        var methods = all.Where(method => method.Probed > 0).ToArray();
        if (methods.Length == 0)
            return;
        string english = string.Join(", ", methods.Select(method => $"{method.Name.English} in {method.Probed} of {method.All} classifiers"));
        string japanese = string.Join("、", methods.Select(method => $"{method.Name.Japanese}: {method.All} 個中 {method.Probed} 個"));
        page.Append("<p class=\"soft\">" + Both(
            $"Where that did better on the validation images, a linear probe on encoders that fine-tuning has left as they were answers beside the network: {english}. "
            + "Each of these encoders adds to the time that an answer takes.",
            $"検証画像での成績が上がる場合は、微調整しないままのエンコーダに対する線形分類器の答えをネットワークの答えに合わせます({japanese})。エンコーダ 1 つごとに、1 枚あたりの回答時間が延びます。") + "</p>");
    }

    private static void AppendComparisons(HtmlPage page, ReportData report)
    {
        if (report.Comparisons.Count == 0)
            return;
        page.Subheading("Differences on the same labels and images", "同じラベル・同じ画像での差");
        var table = new HtmlTable().Words("labels", "ラベル").Words("measure", "指標").Text("compared", "比較").Number("difference", "差")
            .Words("reading", "読み方");
        foreach (ReportComparison comparison in report.Comparisons)
        {
            Bilingual method = Terms.MethodPhrase(comparison.Method), baseline = Terms.MethodPhrase(comparison.Baseline);
            string reading = comparison.Difference.IsAboveZero ? Both($"{method.English}: better", $"{method.Japanese}が上回る")
                : comparison.Difference.IsBelowZero ? Both($"{baseline.English}: better", $"{baseline.Japanese}が上回る")
                : Both("no difference shown", "差は示されない");
            table.Row(
                Terms.Labels(comparison.LabelsPerClass).Html(), Terms.Name(comparison.Metric).Html(),
                Both($"{method.English} − {baseline.English}", $"{method.Japanese} − {baseline.Japanese}"),
                Numbers.Signed(comparison.Difference), reading);
        }

        page.Append(table);
        page.Append("<p class=\"soft\">" + Both(
            "Each pair learnt from the same labels and answered the same images, and its interval is that of the difference. Of many comparisons, "
            + "one in forty would seem better by chance alone.",
            "各組は同じラベルで学習し、同じ画像に答えています。区間は差そのものの区間です。"
            + "比較が多い場合、40 回に 1 回は偶然だけで上回って見えます。") + "</p>");
    }

    private static void AppendLabelsNeeded(HtmlPage page, ReportData report)
    {
        if (report.LabelsNeeded.Count == 0)
            return;
        page.Subheading("What that is worth in labels", "ラベル数に換算すると");
        var table = new HtmlTable().Words("labels", "ラベル").Words("measure", "指標").Text("compared", "比較").Number("had", "使用枚数")
            .Number("would have needed", "必要枚数");
        foreach (ReportLabelsNeeded worth in report.LabelsNeeded)
        {
            Bilingual method = Terms.MethodPhrase(worth.Method), baseline = Terms.MethodPhrase(worth.Baseline);
            table.Row(
                Terms.Labels(worth.LabelsPerClass).Html(), Terms.Name(worth.Metric).Html(),
                Both($"{baseline.English}, to do as well as {method.English}", $"{baseline.Japanese}で、{method.Japanese}と同じ成績に"),
                Numbers.Count(worth.Labels), Numbers.Of(worth.Needed).Html());
        }

        page.Append(table);
        page.Append("<p class=\"soft\">" + Both(
            "Labelled images, interpolated between the numbers of labels that were tried, with its 95 % interval. Outside these numbers nothing is known: hence \"more than\" and \"or fewer\".",
            "ラベル付き画像の枚数。試したラベル数の間を補間した値で、括弧内は 95 % 区間です。試した範囲の外は分からないため、「超」「以下」と書きます。") + "</p>");
    }

    private static void AppendProbes(HtmlPage page, ReportData report)
    {
        if (report.Probes.Count == 0)
            return;
        page.Subheading("What the encoder knows before fine-tuning", "微調整前のエンコーダの力");
        page.Paragraph(
            "Two simple classifiers on frozen features, after pre-training and before it: did pre-training by itself learn something useful?",
            "固定した特徴の上で 2 つの単純な分類器を、事前学習の前後で比べます。事前学習だけで有用なことが学べたかを示します。");
        var table = new HtmlTable().Words("probe", "プローブ").Words("encoder", "エンコーダ").Number("labels", "ラベル")
            .Number(Terms.Name(Metric.MacroAuc)).Number(Terms.Name(Metric.BalancedAccuracy)).Number(Terms.Name(Metric.MacroF1));
        foreach (ReportProbe probe in report.Probes)
        {
            table.Row(
                probe.Probe switch
                {
                    "k-nn" => Both("nearest neighbours", "k 近傍法"),
                    "linear-probe" => Both("linear", "線形"),
                    _ => Text(probe.Probe),
                },
                probe.Encoder switch
                {
                    "pre-trained" => Both("pre-trained", "事前学習済み"),
                    "given" => Both("the given weights", "与えた重み"),
                    "untrained" => Both("untrained", "未学習"),
                    _ => Text(probe.Encoder),
                },
                Numbers.Count(probe.Labels),
                Cell(probe.Metrics[Metric.MacroAuc]), Cell(probe.Metrics[Metric.BalancedAccuracy]), Cell(probe.Metrics[Metric.MacroF1]));
        }

        page.Append(table);
    }
}
