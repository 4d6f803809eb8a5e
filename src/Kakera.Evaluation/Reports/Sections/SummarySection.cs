using System.Globalization;
using System.Text.Json;
using Kakera.Data.Import;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Reports.Html;
using static Kakera.Evaluation.Reports.Html.HtmlPage;

namespace Kakera.Evaluation.Reports.Sections;

/// <summary>The page that a department head reads: what was asked, what came out, what it cost, whether it pays, what to do next.</summary>
internal static class SummarySection
{
    public static void Append(HtmlPage page, ReportData report)
    {
        string created = report.Created.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        page.Append($"""
            <header>
            <p class="meta">Kakera · {created} · {Both("diagnosis support, not a diagnosis", "診断支援のためのものであり、診断ではありません")}</p>
            <h1>{Text(report.Title)}</h1>
            """);
        if (report.Synthetic)
        {
            string mark = Both("Practice set: synthetic images. Nothing here is medical.", "練習用データ(合成画像)です。医学的な意味はありません。");
            page.Append($"<p class=\"mark\">{mark}</p>");
        }

        page.Append("</header>");
        string kind = JsonNamingPolicy.KebabCaseLower.ConvertName(report.Verdict.Kind.ToString());
        page.Append($"<section class=\"verdict {kind}\"><strong>{report.Verdict.Headline.Html()}</strong></section>");
        foreach (ReportFailure failure in report.Failures)
            page.Append($"<p class=\"problem\">{failure.Reason.Html()}</p>");
        AppendQuestion(page, report);
        AppendFacts(page, report);
        AppendOutcome(page, report);
        AppendCost(page, report);
        if (report.Verdict.Reasons.Count > 0)
        {
            page.Subheading("Does it pay?", "有効かどうか");
            page.List("ul", report.Verdict.Reasons);
        }

        if (report.Verdict.NextSteps.Count > 0)
        {
            page.Subheading("What to do next", "次にすること");
            page.List("ol", report.Verdict.NextSteps);
        }

        if (report.Findings.Any(finding => finding.Severity == FindingSeverity.Problem))
        {
            string problem = Both(
                "The images have problems that somebody should look at: see Data.", "画像に確認が必要な問題があります。「データ」をご覧ください。");
            page.Append($"<p class=\"problem\">{problem}</p>");
        }
    }

    private static void AppendQuestion(HtmlPage page, ReportData report)
    {
        ReportImages images = report.Images;
        string train = Numbers.Count(images.Train), test = Numbers.Count(images.Test);
        int classes = images.Catalog.Classes.Count;
        page.Subheading("What was asked", "何を調べたか");
        if (report.Arms.Count == 0)
        {
            page.Paragraph(
                $"What can be learnt from {train} images without labels, and which of them should an expert label first?",
                $"ラベルのない画像 {train} 枚から何が学べるか、専門家はどの画像から先にラベルを付けるべきか。");
            return;
        }

        Bilingual unseen = report.ImagesWithoutGroup == 0
            ? new(", of patients or lesions that neither had seen.", "患者・病変の")
            : new(" that neither had seen.", "");
        page.Paragraph(
            $"Can a classifier of {classes} classes do more with few labels if it first learns, without labels, from {train} of your own "
            + $"images? The same network without that pre-training got the same labels, and both answered the same {test} test images{unseen.English}",
            $"自施設の画像 {train} 枚からラベルなしで事前学習すれば、少ないラベルでもより良い {classes} クラス分類器ができるか。"
            + $"事前学習をしない同じネットワークにも同じラベルを与え、どちらも学習に使っていない{unseen.Japanese}テスト画像 {test} 枚で評価しました。");
        AppendUnknownGroups(page, report);
        AppendStart(page, report);
    }

    private static void AppendUnknownGroups(HtmlPage page, ReportData report)
    {
        if (report.ImagesWithoutGroup == 0)
            return;
        string unknown = Numbers.Count(report.ImagesWithoutGroup);
        page.Paragraph(
            $"Of {unknown} images nothing says what patient or lesion they show. Where others of the same were learned from, the figures are too good.",
            $"画像 {unknown} 枚は患者・病変が分かりません。同じ患者の別の画像を学習に使っていれば、評価値は実際より良く出ます。");
    }

    private static void AppendStart(HtmlPage page, ReportData report)
    {
        if (report.StartFrom is not { } file)
            return;
        Bilingual weights = report.StartsFromInstalled
            ? new("those that come with Kakera, of a network that knows a million photographs of everyday things (ImageNet)", " Kakera に付属する、日常の写真 100 万枚(ImageNet)で学習済みのネットワーク")
            : new($"those of {file}", $" {file} ");
        if (report.Pretrainings.Count > 0 && report.PretrainsFromGiven)
            page.Paragraph($"Pre-training did not begin with random weights but with {weights.English}.", $"事前学習はランダムな重みではなく{weights.Japanese}の重みから始めました。");
        else if (report.Pretrainings.Count > 0)
        {
            page.Paragraph(
                $"Your images taught a network of its own, which began with random weights and was then left as it is. Fine-tuning began with {weights.English}. "
                + "Both answer together where the validation images say that this is better.",
                $"自施設の画像では、ランダムな重みから始めた専用のネットワークを事前学習し、その重みは以後変更しません。微調整は{weights.Japanese}の重みから始めました。"
                + "検証用画像でその方が良い場合に、両者の回答を合わせて用います。");
        }

        if (report.Arms.Any(arm => arm.Method == "transfer"))
        {
            page.Paragraph(
                "What these weights do by themselves is told by transfer: the same network, fine-tuned from them, without anything learned from your images without labels.",
                "その重みだけでどこまでできるかは「転移学習」が示します。同じネットワークを、自施設の画像での事前学習なしに、その重みから微調整したものです。");
        }
    }

    private static void AppendOutcome(HtmlPage page, ReportData report)
    {
        string[] methods = [.. report.Arms.Select(arm => arm.Method).Distinct()];
        if (methods.Length == 0)
            return;
        int classes = report.Arms[0].Runs[0].ClassCount - report.Arms[0].Runs[0].AbsentClasses.Count;
        page.Subheading("What came out", "結果");
        var table = new HtmlTable().Words("labels given", "与えたラベル");
        foreach (Metric metric in (Metric[])[Metric.MacroAuc, Metric.BalancedAccuracy])
            foreach (Bilingual method in methods.Select(Terms.MethodPhrase))
                table.Number(new Bilingual(
                    $"{Terms.Name(metric).English}, {method.English}", $"{Terms.Name(metric).Japanese}({method.Japanese})"));
        foreach (var group in report.Arms.GroupBy(arm => arm.LabelsPerClass))
        {
            IEnumerable<string> Values(Metric metric) => methods.Select(method =>
                Numbers.Of(group.FirstOrDefault(arm => arm.Method == method)?.Metrics[metric].Mean ?? double.NaN));
            table.Row([Terms.Labels(group.Key).Html(), .. Values(Metric.MacroAuc), .. Values(Metric.BalancedAccuracy)]);
        }

        page.Append(table);
        string guessing = Numbers.Of(1.0 / classes, "0.00");
        page.Append("<p class=\"soft\">" + Both(
            "Macro AUC: how often an image of a class is ranked above one of another class; 1 is perfect, guessing gives 0.5. "
            + $"Balanced accuracy: the share found of each class, averaged; guessing gives {guessing}. A difference counts as shown "
            + "only where its 95 % interval leaves out zero.",
            "macro AUC: あるクラスの画像が他のクラスの画像より上位になる割合。1 が完全、当て推量では 0.5。"
            + $"均衡正解率: 各クラスを正しく答えた割合の平均。当て推量では {guessing}。"
            + "95 % 区間がゼロを含まない場合だけ、差が示されたとします。") + "</p>");
    }

    private static void AppendFacts(HtmlPage page, ReportData report)
    {
        ReportCost cost = report.Cost;
        page.Append("<div class=\"facts\">");
        if (ReportArm.BestOf(report.Arms) is { } best)
        {
            Fact(page, Bilingual.Same(Numbers.Of(best.Metrics[Metric.MacroAuc].Mean)),
                "macro AUC of the best classifier", "最良の分類器の macro AUC");
            Fact(page, Bilingual.Same(Numbers.Percent(best.Metrics[Metric.BalancedAccuracy].Mean)),
                "of each class answered rightly, on average", "各クラスの正解率の平均");
        }
        else
        {
            Fact(page, Bilingual.Same(Numbers.Count(report.Images.Catalog.Used)), "images used", "使用した画像");
            Fact(page, Bilingual.Same(Numbers.Count(report.Pretrainings.Sum(pretraining => pretraining.Epochs.Count))), "epochs of pre-training", "事前学習のエポック数");
        }

        Fact(page, Numbers.Duration(cost.TotalSeconds), "of one machine for all of this", "この PC 1 台での総所要時間");
        if (cost.ExpertMinutesPerThousand is double minutes)
        {
            string all = Numbers.Of(cost.AllLooksMinutesPerThousand, "0");
            Fact(page, new($"{Numbers.Of(minutes, "0")} min", $"{Numbers.Of(minutes, "0")} 分"),
                $"of an expert for 1000 new images, instead of {all}", $"新しい画像 1000 枚あたりの専門家の時間(全数確認では {all} 分)");
        }
        else
        {
            Fact(page, Bilingual.Same(Numbers.Memory(cost.PeakMemoryMegabytes)), "of memory at most", "最大メモリ");
        }

        page.Append("</div>");
    }

    private static void AppendCost(HtmlPage page, ReportData report)
    {
        ReportCost cost = report.Cost;
        string memory = Numbers.Memory(cost.PeakMemoryMegabytes);
        Bilingual pretraining = Numbers.Duration(cost.PretrainSeconds), answers = Numbers.Duration(cost.SecondsPerThousandImages);
        page.Subheading("What it cost", "かかった費用と時間");
        if (report.Arms.Count == 0)
        {
            page.Paragraph(
                $"No labels. {pretraining.English} of pre-training on one machine, {memory} of memory at most.",
                $"ラベルは不要でした。PC 1 台で事前学習 {pretraining.Japanese}、メモリは最大 {memory}。");
            return;
        }

        Bilingual finetuning = Numbers.Duration(cost.FinetuneSeconds);
        string labels = Numbers.Count(report.Arms.Max(arm => arm.Labels));
        page.Paragraph(
            $"At most {labels} labels to learn from. One machine: {pretraining.English} of pre-training, {finetuning.English} for all "
            + $"fine-tunings, {memory} of memory at most. Answering 1000 images takes it {answers.English}.",
            $"学習に使ったラベルは最大 {labels} 件。PC 1 台で事前学習 {pretraining.Japanese}、全微調整 {finetuning.Japanese}、メモリは最大 {memory}。"
            + $"1000 枚への回答にかかる時間は {answers.Japanese}です。");
    }

    private static void Fact(HtmlPage page, Bilingual value, string english, string japanese) =>
        page.Append($"<div><b>{value.Html()}</b><span>{Both(english, japanese)}</span></div>");
}
