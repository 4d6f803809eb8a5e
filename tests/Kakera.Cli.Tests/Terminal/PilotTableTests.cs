using Kakera.Cli.Terminal;
using Kakera.Data;
using Kakera.Data.Catalogs;
using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Reports;
using Kakera.Jobs;

namespace Kakera.Cli.Tests.Terminal;

public sealed class PilotTableTests
{
    [Fact]
    public void The_result_is_a_table_the_verdict_and_the_way_to_the_report() =>
        Assert.Equal(
            """
            method   labels/  balanced accuracy    macro AUC            macro F1
                     class
            fg-ssl   10       0.506 (0.490–0.522)  0.842 (0.820–0.861)  0.431 (0.402–0.460)
            scratch  all      0.482 (0.468–0.496)  0.845 (0.835–0.855)  0.000 (−0.100–0.100)

            It pays.
            - Because one, two, three, four, five, six, seven, eight, nine, ten, eleven,
              twelve.

            Report:
              /w/report.html
              /w/report.json

            """,
            Printed(Language.English));

    [Fact]
    public void Japanese_columns_stand_below_each_other() =>
        Assert.StartsWith(
            """
            手法     ラベル/  均衡正解率           macro AUC            macro F1
                     クラス
            fg-ssl   10       0.506 (0.490–0.522)  0.842 (0.820–0.861)  0.431 (0.402–0.460)

            """,
            Printed(Language.Japanese));

    [Fact]
    public void Where_classes_are_ordered_quadratic_kappa_takes_the_place_of_f1()
    {
        Assert.StartsWith(
            """
            method   labels/  balanced accuracy    macro AUC            quadratic kappa
                     class
            fg-ssl   10       0.506 (0.490–0.522)  0.842 (0.820–0.861)  0.712 (0.655–0.764)

            """,
            Printed(Language.English, ordered: true));
        Assert.All(Printed(Language.Japanese, ordered: true).Split('\n'), line => Assert.True(Cells.Width(line) <= 80, line));
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Japanese)]
    public void No_line_is_wider_than_a_terminal(Language language) =>
        Assert.All(Printed(language).Split('\n'), line => Assert.True(Cells.Width(line) <= 80, line));

    [Fact]
    public void A_method_that_was_left_out_is_named_before_the_verdict() =>
        Assert.Contains(
            """

            byol is left out.

            It pays.

            """,
            Printed(Language.English, failures: [new ReportFailure("byol", "collapsed", 3, 9, new Bilingual("byol is left out.", "byol は除外しました。"))]));

    [Fact]
    public void Without_labels_there_is_no_table() =>
        Assert.StartsWith("It pays.\n", Printed(Language.English, arms: []));

    [Fact]
    public void Without_labels_the_first_images_to_label_are_named()
    {
        ReportPicture[] pictures = [.. Enumerable.Range(1, 12).Select(i => new ReportPicture($"{i}.jpg", [], null, null, 0))];
        Assert.Contains(
            """

            Label these first, then run the same command again with --labels FILE (12
            images, with pictures in the report):
              1.jpg
              2.jpg
              3.jpg
              4.jpg
              5.jpg
              6.jpg
              7.jpg
              8.jpg
              9.jpg
              10.jpg
              …

            Report:

            """,
            Printed(Language.English, arms: [], pictures));
    }

    private static string Printed(
        Language language, ReportArm[]? arms = null, ReportPicture[]? labelFirst = null, ReportFailure[]? failures = null, bool ordered = false)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var report = new ReportData
        {
            Title = "images",
            Created = DateTimeOffset.UnixEpoch,
            Images = new ReportImages(new CatalogSummary(0, 0, 0, 0, 0, 0, 0, []), 0, 0, 0, 64),
            Arms = arms ??
            [
                Arm("fg-ssl", 10, new Interval(.506, .490, .522), new Interval(.842, .820, .861), new Interval(.431, .402, .460)),
                Arm("scratch", null, new Interval(.482, .468, .496), new Interval(.845, .835, .855), new Interval(0, -.1, .1)),
            ],
            OrderedClasses = ordered,
            LabelFirst = labelFirst ?? [],
            Failures = failures ?? [],
            Cost = new ReportCost(0, 0, 0, 0, null, null, 20, 0),
            Verdict = new Verdict(
                VerdictKind.Pays,
                new Bilingual("It pays.", "有効です。"),
                [new Bilingual("Because one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve.", "理由。")],
                []),
            Settings = "",
        };
        PilotTable.Print(new PilotResult("/w", "/w/report.html", "/w/report.json", report), new Tongue(language), writer);
        return writer.ToString();
    }

    private static ReportArm Arm(string method, int? labels, Interval balancedAccuracy, Interval macroAuc, Interval macroF1) => new(
        method, labels, 0,
        new Dictionary<Metric, Interval>
        {
            [Metric.BalancedAccuracy] = balancedAccuracy, [Metric.MacroAuc] = macroAuc, [Metric.MacroF1] = macroF1, [Metric.QuadraticKappa] = new(.712, .655, .764),
        },
        []);
}
