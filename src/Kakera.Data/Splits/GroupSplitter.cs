using Kakera.Data.Catalogs;
using Kakera.Data.Catalogs.Rows;
using Kakera.Data.Import;

namespace Kakera.Data.Splits;

/// <summary>Divides the groups of a catalog into train, validation and test.</summary>
public static class GroupSplitter
{
    /// <summary>
    /// Divides every labelled group that has no split yet, and stores it. Stratified by class (a group counts for the class that most of
    /// its images have); the draw of a group depends on the seed and its name alone, and a stored split is kept, so that images added
    /// later move none.
    /// </summary>
    /// <remarks>
    /// What the label file says of splits comes before the draw; where it knows no validation or no test, that is drawn from its train
    /// groups, and a group in several of its splits goes to test, or else to validation, as a whole. Unlabelled groups serve pre-training
    /// and are not divided until they have labels: an encoder that has learned from them must be trained anew before it is tested on them.
    /// Without any labels nothing is divided. A class with one group goes to train; with two, to train and test.
    /// </remarks>
    /// <param name="catalog">The catalog.</param>
    /// <param name="settings">Fractions and seed.</param>
    /// <exception cref="KakeraException">There are labels, but fewer than two classes are in train and in test.</exception>
    public static SplitSummary Assign(Catalog catalog, SplitSettings settings)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(settings);
        StatedGroups groups = catalog.Read(StatedGroups.Of);
        Dictionary<string, Split> splits = SplitDraw.Draw(groups.Labelled, settings);
        CheckClasses(groups.Labelled, splits);
        foreach ((string group, Split split) in groups.UnlabelledWithSplit)
            splits.Add(group, split);
        HashSet<string> stated = [.. groups.Labelled.Where(group => group.Stated == splits[group.Name]).Select(group => group.Name)];
        catalog.Store(splits, stated.Contains);
        catalog.Replace("", Findings(groups.Labelled, splits));
        return catalog.Read(Summary);
    }

    private static SplitSummary Summary(CatalogContext context)
    {
        SharedContents shared = SharedContents.Of(context);
        Dictionary<string, Split> splits = CatalogReader.Splits(context);
        GroupCount groups = new();
        Dictionary<Split, int> labelled = [];
        int unlabelledTrain = 0;
        foreach (LabelledRow file in LabelledRow.Of(context, context.Images.Where(row => row.Status == ImageStatus.Used)))
        {
            groups.Add(shared, file.File);
            bool isDivided = splits.TryGetValue(shared.GroupOf(file.File), out Split split);
            if (shared.LabelOf(file) is not null)
                labelled[split] = labelled.GetValueOrDefault(split) + 1;
            else if (!isDivided || split == Split.Train)
                unlabelledTrain++;
        }
        return new SplitSummary(
            labelled.GetValueOrDefault(Split.Train) + unlabelledTrain, labelled.GetValueOrDefault(Split.Validation),
            labelled.GetValueOrDefault(Split.Test), groups.Groups);
    }

    private static void CheckClasses(IReadOnlyList<SplitGroup> labelled, Dictionary<string, Split> splits)
    {
        List<string> classes = [.. labelled.Select(group => group.Class).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (classes.Count == 0)
            return;
        if (classes.Count == 1)
            throw new KakeraException(
                $"all labels are of a single class ({classes[0]})", null, "Label images of at least two classes: a classifier needs something to tell apart.");
        ILookup<string, Split> splitsOf = labelled.ToLookup(group => group.Class, group => splits[group.Name], StringComparer.Ordinal);
        int usable = classes.Count(name => splitsOf[name].Contains(Split.Train) && splitsOf[name].Contains(Split.Test));
        if (usable < 2)
            throw new KakeraException(
                $"of {classes.Count} classes, {usable} {(usable == 1 ? "is" : "are")} in both train and test", null,
                "Label images of at least two patients or lesions in each of two classes (and check the split column, if the label file has one).");
    }

    private static IEnumerable<Finding> Findings(IReadOnlyList<SplitGroup> labelled, Dictionary<string, Split> splits)
    {
        string[] scarce =
        [
            .. labelled.GroupBy(group => group.Class, StringComparer.Ordinal)
                .Where(ofClass => ofClass.Select(group => splits[group.Name]).Distinct().Count() < 3)
                .OrderBy(ofClass => ofClass.Key, StringComparer.Ordinal).Select(ofClass => $"{ofClass.Key} ({ofClass.Count()})"),
        ];
        return scarce.Length == 0 ? [] : [FindingSearch.Of(FindingKind.ClassesNotInEverySplit, FindingSeverity.Warning, scarce)];
    }
}
