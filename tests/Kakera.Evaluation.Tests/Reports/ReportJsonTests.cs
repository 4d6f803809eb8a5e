using System.Text.Json;
using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Reports;

namespace Kakera.Evaluation.Tests.Reports;

public sealed class ReportJsonTests
{
    private static readonly ReportData Report = SampleReport.WithLabels(["母斑", "melanoma", "Keratosis"]);

    [Fact]
    public void The_keys_are_those_of_the_contract()
    {
        JsonElement root = JsonDocument.Parse(ReportJson.Text(Report)).RootElement;
        Assert.Equal(1, root.GetProperty("schema").GetInt32());
        Assert.All((string[])["images", "used", "quarantined", "groups"], key => Assert.True(root.GetProperty("data").GetProperty(key).GetInt32() > 0));
        Assert.All((string[])["train", "validation", "test"], key => root.GetProperty("data").GetProperty("split").GetProperty(key).GetInt32());
        Assert.Equal(["母斑", "melanoma", "Keratosis"], root.GetProperty("data").GetProperty("classes").EnumerateObject().Select(pair => pair.Name));

        JsonElement[] arms = [.. root.GetProperty("arms").EnumerateArray()];
        Assert.Equal(6, arms.Length);
        Assert.Equal(10, arms[0].GetProperty("labelsPerClass").GetInt32());
        Assert.Equal("all", arms[^1].GetProperty("labelsPerClass").GetString());
        Assert.Equal(["fg-ssl", "scratch"], arms.Select(arm => arm.GetProperty("method").GetString()).Distinct());
        Assert.All(arms, arm =>
        {
            Assert.Equal(2, arm.GetProperty("seeds").GetInt32());
            Assert.Equal(arm.GetProperty("method").GetString() == "fg-ssl" ? 1 : 0, arm.GetProperty("probed").GetInt32());
            Assert.True(arm.GetProperty("labels").GetInt32() > 0);
            foreach (string metric in (string[])["accuracy", "balancedAccuracy", "macroF1", "macroAuc", "kappa", "calibrationError"])
            {
                JsonElement value = arm.GetProperty(metric);
                Assert.InRange(value.GetProperty("mean").GetDouble(), value.GetProperty("low").GetDouble(), value.GetProperty("high").GetDouble());
            }
        });

        JsonElement comparison = root.GetProperty("comparisons")[0];
        Assert.Equal("macroAuc", comparison.GetProperty("metric").GetString());
        Assert.Equal("scratch", comparison.GetProperty("baseline").GetString());
        Assert.InRange(comparison.GetProperty("difference").GetDouble(), comparison.GetProperty("low").GetDouble(), comparison.GetProperty("high").GetDouble());
        Assert.All(
            (string[])["pretrainSeconds", "finetuneSeconds", "secondsPerThousandImages", "peakMemoryMegabytes", "expertMinutesPerThousand"],
            key => root.GetProperty("cost").GetProperty(key).GetDouble());
        Assert.Equal("pays", root.GetProperty("verdict").GetProperty("kind").GetString());
    }

    [Fact]
    public void A_lead_is_told_in_labels_and_more_than_was_tried_is_null()
    {
        JsonElement[] rows = [.. JsonDocument.Parse(ReportJson.Text(Report)).RootElement.GetProperty("labelsNeeded").EnumerateArray()];
        Assert.Equal(Report.LabelsNeeded.Count, rows.Length);
        ReportLabelsNeeded first = Report.LabelsNeeded[0];
        Assert.Equal((first.Labels, "scratch", "macroAuc"), (rows[0].GetProperty("labels").GetInt32(), rows[0].GetProperty("baseline").GetString(), rows[0].GetProperty("metric").GetString()));
        Assert.Equal(first.Needed.Labels, rows[0].GetProperty("needed").GetDouble());
        Assert.Equal(double.PositiveInfinity, Report.LabelsNeeded[^1].Needed.Labels); // better with all labels than the other with all
        Assert.Equal(JsonValueKind.Null, rows[^1].GetProperty("needed").ValueKind);
        Assert.Equal(2390, rows[^1].GetProperty("most").GetInt32());
    }

    [Fact]
    public void The_search_for_grids_is_told_and_null_where_they_were_given()
    {
        JsonElement grids = JsonDocument.Parse(ReportJson.Text(Report)).RootElement.GetProperty("grids");
        Assert.Equal([16, 8, 4], grids.GetProperty("chosen").EnumerateArray().Select(cells => cells.GetInt32()));
        Assert.Equal(("better", "linear-probe"), (grids.GetProperty("reason").GetString(), grids.GetProperty("score").GetString()));
        JsonElement[] trials = [.. grids.GetProperty("trials").EnumerateArray()];
        Assert.Equal(.008, trials[0].GetProperty("difference").GetProperty("low").GetDouble());
        Assert.True(trials[1].GetProperty("isDefault").GetBoolean());
        Assert.Equal(JsonValueKind.Null, trials[2].GetProperty("score").ValueKind);
        JsonElement given = JsonDocument.Parse(ReportJson.Text(Report with { Grids = null })).RootElement;
        Assert.Equal(JsonValueKind.Null, given.GetProperty("grids").ValueKind);
    }

    [Fact]
    public void Quadratic_kappa_is_there_with_its_interval_where_classes_are_ordered_and_null_where_not()
    {
        static JsonElement Value(ReportData report) =>
            JsonDocument.Parse(ReportJson.Text(report)).RootElement.GetProperty("arms")[0].GetProperty("quadraticKappa");
        Assert.Equal(JsonValueKind.Null, Value(Report).ValueKind);
        JsonElement value = Value(Report with { OrderedClasses = true });
        Assert.Equal(Report.Arms[0].Metrics[Metric.QuadraticKappa].Mean, value.GetProperty("mean").GetDouble());
        Assert.True(value.GetProperty("low").GetDouble() < value.GetProperty("high").GetDouble());
    }

    [Fact]
    public void What_is_not_defined_is_null()
    {
        ReportArm arm = Report.Arms[0];
        var metrics = arm.Metrics.ToDictionary();
        metrics[Metric.MacroAuc] = new Interval(double.NaN, double.NaN, double.NaN);
        JsonElement root = JsonDocument.Parse(ReportJson.Text(Report with { Arms = [arm with { Metrics = metrics }] })).RootElement;
        Assert.Equal(JsonValueKind.Null, root.GetProperty("arms")[0].GetProperty("macroAuc").GetProperty("mean").ValueKind);
    }

    [Fact]
    public void Without_labels_there_are_no_arms_but_images_to_label()
    {
        JsonElement root = JsonDocument.Parse(ReportJson.Text(SampleReport.WithoutLabels())).RootElement;
        Assert.Equal(0, root.GetProperty("arms").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("cost").GetProperty("expertMinutesPerThousand").ValueKind);
        Assert.Equal("2024/撮影00.jpg", root.GetProperty("labelFirst")[0].GetString());
    }
}
