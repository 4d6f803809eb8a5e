using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kakera.Data;
using Kakera.Data.Import;
using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Reports;

namespace Kakera.Evaluation.Tests.Reports;

public sealed partial class ReportHtmlTests
{
    private static readonly ReportData Report = SampleReport.WithLabels();
    private static readonly ReportPretraining Curve = Report.Pretrainings[0];
    private static readonly string Page = ReportHtml.Text(Report, Language.English);

    [Fact]
    public void Nothing_is_fetched_from_anywhere()
    {
        Assert.All(Address().Matches(Page), match => Assert.StartsWith("http://www.w3.org/", match.Value, StringComparison.Ordinal)); // names of XML
        Assert.All(Source().Matches(Page), match => Assert.StartsWith("data:image/png;base64,", match.Groups["from"].Value, StringComparison.Ordinal));
        Assert.DoesNotContain("<link", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(http", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_search_for_grids_is_told_where_there_was_one()
    {
        Assert.Contains("Grids: 16,8,4. Better than 8,4,2", Page, StringComparison.Ordinal);
        Assert.Contains("+0.031 (+0.008 … +0.055)", Page, StringComparison.Ordinal);
        Assert.Contains("<span lang=\"ja\">パズルのマス数</span>", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Grids of the puzzles", ReportHtml.Text(Report with { Grids = null }, Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Which_classifiers_have_a_probe_beside_them_is_told()
    {
        Assert.Contains("answers beside the network: with FG-SSL pre-training in 3 of 6 classifiers. ", Page, StringComparison.Ordinal);
        Assert.Contains("(FG-SSL 事前学習あり: 6 個中 3 個)", Page, StringComparison.Ordinal);
        ReportData without = Report with { Arms = [.. Report.Arms.Select(arm => arm with { ProbedRuns = 0 })] };
        Assert.DoesNotContain("answers beside the network", ReportHtml.Text(without, Language.English), StringComparison.Ordinal);
        Assert.DoesNotContain("No probe helped", ReportHtml.Text(without, Language.English), StringComparison.Ordinal); // there it is no news
        string given = ReportHtml.Text(Report with { StartFrom = "imagenet", StartsFromInstalled = true }, Language.English);
        Assert.Contains("No probe helped any classifier of these on the validation images: from random weights.", given, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_patients_are_unknown_no_claim_is_made_of_them()
    {
        Assert.Contains("test images, of patients or lesions that neither had seen.", Page, StringComparison.Ordinal);
        Assert.Contains("groups (patients or lesions). ", Page, StringComparison.Ordinal);
        var unknown = new Finding(FindingKind.ImagesWithoutGroup, FindingSeverity.Warning, 2104, ["a.jpg"]);
        string page = ReportHtml.Text(Report with { Findings = [unknown] }, Language.English);
        Assert.Contains("test images that neither had seen.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("of patients or lesions that neither had seen", page, StringComparison.Ordinal);
        Assert.Contains("Of 2,104 images nothing says what patient or lesion they show.", page, StringComparison.Ordinal);
        Assert.Contains("2,104 枚は患者・病変が分かりません。", page, StringComparison.Ordinal);
        Assert.Contains("groups (patients or lesions; an image that names none is one of its own). ", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_pretraining_began_with_is_told()
    {
        Assert.DoesNotContain("did not begin with random weights", Page, StringComparison.Ordinal);
        ReportData given = Report with { StartFrom = "w/a.safetensors" };
        string page = ReportHtml.Text(given with { PretrainsFromGiven = true }, Language.English);
        Assert.Contains("did not begin with random weights but with those of w/a.safetensors.", page, StringComparison.Ordinal);
        Assert.Contains("ランダムな重みではなく w/a.safetensors の重みから", page, StringComparison.Ordinal);
        page = ReportHtml.Text(given with { StartFrom = "imagenet", StartsFromInstalled = true }, Language.English);
        Assert.DoesNotContain("did not begin with random weights", page, StringComparison.Ordinal);
        Assert.Contains("Fine-tuning began with those that come with Kakera, of a network", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_from_outside_are_never_markup()
    {
        const string evil = "<script>alert('x')</script>\"><b onload=y>&";
        ReportData report = SampleReport.WithLabels([evil, "b", "c"]) with
        {
            Title = evil,
            CommandLine = evil,
            Settings = evil,
            Machine = [evil],
            Findings = [new Finding(FindingKind.Duplicates, FindingSeverity.Info, 1, [evil])],
            Pictures = [new ReportPicture(evil, [1], evil, "b", 0.5)],
            LabelFirst = [new ReportPicture(evil, [1], null, null, 0)],
        };
        string page = ReportHtml.Text(report, Language.English);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b onload", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\"><b", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, "en", "show-en")]
    [InlineData(Language.Japanese, "ja", "show-ja")]
    public void It_opens_in_the_language_asked_for_and_holds_both(Language language, string tag, string button)
    {
        string page = ReportHtml.Text(Report, language);
        Assert.Contains($"<html lang=\"{tag}\">", page, StringComparison.Ordinal);
        Assert.Matches($"id=\"{button}\"[^>]* checked>", page);
        Assert.Single(Checked().Matches(page));
        Assert.Contains("What to do next", page, StringComparison.Ordinal);
        Assert.Contains("次にすること", page, StringComparison.Ordinal);
        Assert.Equal(English().Count(page), Japanese().Count(page));
    }

    [Fact]
    public void The_page_is_well_formed_and_no_id_is_used_twice()
    {
        // Void elements closed, the page must read as XML: nothing is left open, nothing overlaps.
        string xml = Void().Replace(Page[Page.IndexOf("<html", StringComparison.Ordinal)..], "<$1/>").Replace(" checked/", " checked=\"\"/", StringComparison.Ordinal);
        XDocument document = XDocument.Parse(Script().Replace(xml, ""));
        string[] ids = [.. document.Descendants().Select(element => element.Attribute("id")?.Value).OfType<string>()];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(document.Descendants().Where(element => element.Name.LocalName == "svg" && element.Attribute("role") is not null),
            svg => Assert.Contains(svg.Attribute("aria-labelledby")?.Value, ids));
        Assert.All(document.Descendants().Where(element => element.Name.LocalName == "img"), image => Assert.NotNull(image.Attribute("alt")));
    }

    [Fact]
    public void Words_of_a_chart_lie_inside_it()
    {
        MatchCollection charts = Drawing().Matches(Page);
        Assert.True(charts.Count >= 12, $"{charts.Count} charts");
        foreach (Match chart in charts)
        {
            double width = double.Parse(chart.Groups["w"].Value), height = double.Parse(chart.Groups["h"].Value);
            foreach (Match word in Word().Matches(chart.Value))
            {
                // No letter is wider than this at the size that charts are written in.
                double x = double.Parse(word.Groups["x"].Value), y = double.Parse(word.Groups["y"].Value), length = 6.6 * word.Groups["text"].Value.Length;
                double left = word.Groups["anchor"].Value == "end" ? x - length : x - length / 2;
                Assert.InRange(y, 8, height - 2);
                if (!word.Value.Contains("rotate", StringComparison.Ordinal))
                    Assert.InRange(left, 0, width - length * (word.Groups["anchor"].Value == "end" ? 1 : 0.5));
            }
        }
    }

    [Fact]
    public void The_practice_set_is_marked()
    {
        Assert.DoesNotContain("Practice set", Page, StringComparison.Ordinal);
        Assert.Contains("Practice set: synthetic images.", ReportHtml.Text(Report with { Synthetic = true }, Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_labels_the_page_shows_what_to_label()
    {
        string page = ReportHtml.Text(SampleReport.WithoutLabels(), Language.Japanese);
        Assert.Contains("最初にラベルを付ける画像", page, StringComparison.Ordinal);
        Assert.DoesNotContain("混同行列", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Odd_reports_are_written_too()
    {
        ReportArm arm = Report.Arms[0];
        var undefined = arm.Metrics.ToDictionary(pair => pair.Key, _ => new Interval(double.NaN, double.NaN, double.NaN));
        ReportData[] odd =
        [
            Report with { Arms = [arm], Comparisons = [], Probes = [], Finetuning = [], Pictures = [], Pretrainings = [] },
            Report with { Arms = [arm with { Metrics = undefined }] },
            SampleReport.WithLabels([.. Enumerable.Range(0, 17).Select(k => $"class {k}")], runs: 1),
            Report with { Pretrainings = [Curve with { Epochs = [Curve.Epochs[0], Curve.Epochs[1] with { Loss = double.NaN }] }] },
        ];
        Assert.All(odd, report => Assert.DoesNotContain("NaN", ReportHtml.Text(report, Language.English), StringComparison.Ordinal));
    }

    [Fact]
    public void Several_pretrainings_share_axes_but_for_their_losses_and_say_how_each_went()
    {
        ReportPretraining other = Curve with
        {
            Method = "simclr", StandstillEpoch = 22, KeptEpoch = 18, KeptBy = "best-knn", Epochs = [.. Curve.Epochs.Take(26)],
        };
        int charts = Drawing().Count(Page);
        string page = ReportHtml.Text(Report with { Pretrainings = [Curve, other] }, Language.English);
        Assert.Equal(charts + 1, Drawing().Count(page)); // one more loss
        Assert.DoesNotContain("as many as the time allowed", page);
        Assert.Contains("as many as the time allowed", ReportHtml.Text(
            Report with { Pretrainings = [Curve, other with { StandstillEpoch = null, ShortenedEpoch = 5 }] }, Language.English));
        Assert.DoesNotContain("Loss of fg-ssl", Page, StringComparison.Ordinal);
        Assert.Contains("Loss of fg-ssl", page, StringComparison.Ordinal);
        Assert.Contains("Loss of simclr", page, StringComparison.Ordinal);
        int rank = page.IndexOf("Effective rank", StringComparison.Ordinal);
        string figure = page[rank..page.IndexOf("</figure>", rank, StringComparison.Ordinal)];
        Assert.Matches("class=\"legend\".*fg-ssl.*simclr", figure);
        Assert.Contains("<th scope=\"row\" class=\"words\">simclr</th>" + Cells("26", "40", "22", "18"), page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\" class=\"words\">fg-ssl</th>" + Cells("40", "40", "–", "40"), page, StringComparison.Ordinal);
        Assert.Contains("training ended early", page, StringComparison.Ordinal);
        Assert.Contains("nearest neighbours told the labelled training images apart best. Test images had no say.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("training ended early", Page, StringComparison.Ordinal);
        Assert.Contains("The weights are those of the last epoch", Page, StringComparison.Ordinal);
        static string Cells(params string[] cells) => string.Concat(cells.Select(cell => $"<td class=\"number\">{cell}</td>"));
    }

    [Fact]
    public void A_method_that_was_left_out_stands_on_the_first_page()
    {
        var failure = new ReportFailure("byol", "collapsed", 3, 9, new Bilingual("byol is left out.", "byol は除外しました。"));
        string page = ReportHtml.Text(Report with { Failures = [failure] }, Language.English);
        Assert.Contains("<p class=\"problem\"><span lang=\"en\">byol is left out.</span><span lang=\"ja\">byol は除外しました。</span></p>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_without_test_images_is_named()
    {
        ScoredImages run = new(SyntheticAnswers.Of(1, 100) with { Items = [.. SyntheticAnswers.Of(1, 100).Items.Where(item => item.Label != 3)] });
        string page = ReportHtml.Text(Report with { Arms = [Report.Arms[0] with { Runs = [run] }] }, Language.English);
        Assert.Contains("No test image shows vascular", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Quadratic_kappa_is_shown_with_the_order_of_the_classes_only_where_they_are_ordered()
    {
        ReportData report = SampleReport.WithLabels(["0", "1", "2"]);
        Assert.DoesNotContain("quadratic", ReportHtml.Text(report, Language.English), StringComparison.OrdinalIgnoreCase);
        string page = ReportHtml.Text(report with { OrderedClasses = true }, Language.English);
        Assert.Contains("distance in the order 0 &lt; 1 &lt; 2;", page, StringComparison.Ordinal);
        Assert.Contains("二次重み付き κ 係数", page, StringComparison.Ordinal);
    }

    [GeneratedRegex("https?://[^\"' <]*")]
    private static partial Regex Address();

    [GeneratedRegex(" src=\"(?<from>[^\"]*)\"")]
    private static partial Regex Source();

    [GeneratedRegex("name=\"language\"[^>]* checked>")]
    private static partial Regex Checked();

    [GeneratedRegex("<(?:span|text) lang=\"en\"")]
    private static partial Regex English();

    [GeneratedRegex("<(?:span|text) lang=\"ja\"")]
    private static partial Regex Japanese();

    [GeneratedRegex("<((?:meta|input|img|br)\\b[^>]*)>")]
    private static partial Regex Void();

    [GeneratedRegex("<script>.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<svg xmlns=[^>]* width=\"(?<w>\\d+)\" height=\"(?<h>\\d+)\".*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Drawing();

    [GeneratedRegex("<text [^>]*?x=\"(?<x>[-0-9.]+)\" y=\"(?<y>[-0-9.]+)\" text-anchor=\"(?<anchor>\\w+)\"[^>]*>(?<text>[^<]*)</text>")]
    private static partial Regex Word();
}
