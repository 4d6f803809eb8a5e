using Kakera.Data;
using Kakera.Evaluation.Reports.Html;

namespace Kakera.Evaluation.Reports;

/// <summary>What is said of a search for grids, on the terminal and in the report.</summary>
public static class GridWords
{
    private const int GridColumn = 10;
    private const int ScoreColumn = 26;

    /// <summary>The search in some lines: what was tried, a line for each trial, the choice and why.</summary>
    /// <param name="grids">The search.</param>
    /// <param name="language">The language.</param>
    public static IReadOnlyList<string> Lines(ReportGrids grids, Language language) =>
    [
        .. grids.Trials.Count > 0 ? [Tried(grids).In(language)] : Array.Empty<string>(),
        .. grids.Trials.Select(trial =>
            $"  {trial.Name,-GridColumn}{Score(trial).In(language).PadRight(ScoreColumn)}{Difference(trial).In(language)}".TrimEnd()),
        Choice(grids).In(language),
    ];

    /// <summary>What was tried, and what the columns are.</summary>
    internal static Bilingual Tried(ReportGrids grids)
    {
        int count = grids.Trials.Count;
        string images = Numbers.Count(grids.Images), steps = Numbers.Count(grids.Steps), other = Default(grids);
        return grids.Score == GridScore.LinearProbe
            ? new(
                $"Grids tried: {count}, {steps} steps each. Macro AUC of a linear probe on {images} labelled training images, cross-validated over groups, and the difference from {other}, with 95 % intervals:",
                $"マス数の試行: {count} 通り、各 {steps} ステップ。学習用のラベル付き画像 {images} 枚での線形プローブの macro AUC(グループ単位の交差検証)と {other} との差(95 % 区間):")
            : new(
                $"Grids tried: {count}, {steps} steps each. Effective rank of the features of {images} training images, on parts that share no group, and the difference from {other}, with 95 % intervals:",
                $"マス数の試行: {count} 通り、各 {steps} ステップ。学習用画像 {images} 枚の特徴の有効ランク(グループを共有しない部分ごと)と {other} との差(95 % 区間):");
    }

    /// <summary>The choice, and why.</summary>
    internal static Bilingual Choice(ReportGrids grids)
    {
        string chosen = string.Join(',', grids.Chosen), other = Default(grids);
        return grids.Reason switch
        {
            GridReason.Better => new(
                $"Grids: {chosen}. Better than {other}, and the interval of the difference lies above zero.",
                $"マス数: {chosen}。{other} より良く、差の区間が 0 より上にあるためです。"),
            GridReason.NoneBetter => new(
                $"Grids: {chosen}, the default. Of no others is it shown that they are better: no interval of a difference lies above zero.",
                $"マス数: {chosen}(既定)。これより良いと示されたものはありません(差の区間が 0 より上にあるものはありません)。"),
            GridReason.OnlyOne => new(
                $"Grids: {chosen}. Images of this side allow no others that are worth a trial.",
                $"マス数: {chosen}。この画像サイズで試す価値のあるものは、ほかにありません。"),
            GridReason.TooLittleTime => new(
                $"Grids: {chosen}, the default. The budget leaves the trials too few steps to tell anything.",
                $"マス数: {chosen}(既定)。制限時間が短く、試行から何かを言えるだけのステップ数を取れません。"),
            GridReason.TooFewImages => new(
                $"Grids: {chosen}, the default. There are too few images to score trials by.",
                $"マス数: {chosen}(既定)。試行を評価するには画像が少なすぎます。"),
            _ => throw new ArgumentOutOfRangeException(nameof(grids)),
        };
    }

    /// <summary>A trial's score for reading.</summary>
    internal static Bilingual Score(ReportGridTrial trial) =>
        trial.Score is { } score ? Bilingual.Same(Numbers.Of(score)) : new("diverged or collapsed", "発散または崩壊");

    /// <summary>A trial's difference for reading.</summary>
    internal static Bilingual Difference(ReportGridTrial trial) =>
        trial.IsDefault ? new("default", "既定") : Bilingual.Same(trial.Difference is { } difference ? Numbers.Signed(difference) : "");

    private static string Default(ReportGrids grids) => grids.Trials.FirstOrDefault(trial => trial.IsDefault)?.Name ?? "";
}
