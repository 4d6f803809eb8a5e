using Kakera.Data;
using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Reports;

namespace Kakera.Evaluation.Tests.Reports;

public sealed class GridRuleTests : IDisposable
{
    private static readonly ReportGridTrial Usual = new([8, 4, 2], IsDefault: true, new Interval(.70, .6, .8), null);

    private readonly string _folder = Directory.CreateTempSubdirectory("kakera-grids-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_default_stays_where_others_only_seem_better() =>
        Assert.Same(Usual, GridRule.Choose([Trial(16, .10, -.001, .2), Trial(32, .03, .0004, .06), Usual, Trial(4, -.05, -.1, -.01)]));

    [Fact]
    public void What_is_shown_to_be_better_is_taken()
    {
        ReportGridTrial better = Trial(16, .02, .001, .04);
        Assert.Same(better, GridRule.Choose([better, Usual, Trial(4, .30, -.01, .6)]));
    }

    [Fact]
    public void Of_several_that_are_shown_to_be_better_the_best_is_taken_and_of_equal_ones_the_first()
    {
        ReportGridTrial good = Trial(32, .02, .01, .03), best = Trial(16, .05, .001, .1), same = Trial(4, .05, .02, .08);
        Assert.Same(best, GridRule.Choose([good, best, Usual, same]));
    }

    [Fact]
    public void A_trial_that_was_stopped_or_whose_score_is_not_defined_is_never_taken() => Assert.Same(
        Usual, GridRule.Choose([new ReportGridTrial([16, 8, 4], false, null, null), Usual, Trial(4, double.NaN, double.NaN, double.NaN)]));

    [Fact]
    public void The_lines_tell_each_trial_the_choice_and_why_in_both_languages()
    {
        ReportGrids search = Search(Trial(16, .12, .02, .21));
        Assert.Equal(
            """
            Grids tried: 3, 40 steps each. Macro AUC of a linear probe on 120 labelled training images, cross-validated over groups, and the difference from 8,4,2, with 95 % intervals:
              16,8,4    0.820 (0.720–0.910)       +0.120 (+0.020 … +0.210)
              8,4,2     0.700 (0.600–0.800)       default
              4,2,1     diverged or collapsed
            Grids: 16,8,4. Better than 8,4,2, and the interval of the difference lies above zero.
            """,
            string.Join('\n', GridWords.Lines(search, Language.English)));
        IReadOnlyList<string> japanese = GridWords.Lines(search, Language.Japanese);
        Assert.Equal(5, japanese.Count);
        Assert.StartsWith("マス数: 16,8,4。", japanese[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reason_has_its_words()
    {
        string[] said =
        [
            .. from reason in Enum.GetValues<GridReason>()
               from language in Enum.GetValues<Language>()
               select GridWords.Lines(Search(Trial(16, .12, .02, .21)) with { Reason = reason, Trials = [] }, language).Single(),
        ];
        Assert.Equal(said.Length, said.Distinct().Count());
    }

    [Fact]
    public void A_file_reads_back_to_the_same_and_another_is_none()
    {
        string path = Path.Combine(_folder, "grids.json");
        Assert.Null(GridsJson.Read(path));
        ReportGrids search = Search(Trial(16, .12, .02, .21));
        GridsJson.Write(path, search);
        ReportGrids read = GridsJson.Read(path)!;
        Assert.Equal(GridWords.Lines(search, Language.English), GridWords.Lines(read, Language.English));
        Assert.Contains("\"reason\": \"better\"", File.ReadAllText(path));
        Assert.Contains("\"score\": \"linear-probe\"", File.ReadAllText(path));
        File.WriteAllText(path, "{ \"chosen\": 3 }");
        Assert.Null(GridsJson.Read(path));
    }

    private static ReportGridTrial Trial(int finest, double difference, double low, double high) => new(
        [finest, finest / 2, finest / 4], IsDefault: false,
        new Interval(.7 + difference, .7 + low, .7 + high), new Interval(difference, low, high));

    private static ReportGrids Search(ReportGridTrial better) => new()
    {
        Chosen = better.Grids,
        Reason = GridReason.Better,
        Score = GridScore.LinearProbe,
        Images = 120,
        Steps = 40,
        Seconds = 12.5,
        Trials = [better, Usual, new ReportGridTrial([4, 2, 1], false, null, null)],
    };
}
