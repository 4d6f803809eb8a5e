using Kakera.Data.Splits;

namespace Kakera.Data.Tests.Splits;

public class SplitDrawTests
{
    [Fact]
    public void Keeps_the_fractions_in_every_class()
    {
        foreach (int seed in Enumerable.Range(0, 20))
        {
            SplitGroup[] groups = [.. Groups("nv", 200), .. Groups("mel", 40), .. Groups("df", 7)];
            var splits = SplitDraw.Draw(groups, new SplitSettings { Seed = seed });
            Assert.Equal((130, 30, 40), Counts(groups, splits, "nv"));
            Assert.Equal((26, 6, 8), Counts(groups, splits, "mel"));
            Assert.Equal((5, 1, 1), Counts(groups, splits, "df"));
        }
    }

    [Theory]
    [InlineData(1, 1, 0, 0)]
    [InlineData(2, 1, 0, 1)]
    [InlineData(3, 1, 1, 1)]
    [InlineData(4, 2, 1, 1)]
    public void Serves_train_first_then_test_then_validation(int count, int train, int validation, int test)
    {
        SplitGroup[] groups = [.. Groups("a", count)];
        Assert.Equal((train, validation, test), Counts(groups, SplitDraw.Draw(groups, new SplitSettings()), "a"));
    }

    [Fact]
    public void Moves_no_group_when_others_are_added()
    {
        for (int trial = 0; trial < 50; trial++)
        {
            KeyedRandom random = new(11, (ulong)trial);
            SplitSettings settings = new() { Seed = random.NextInt(1000) };
            List<SplitGroup> groups = [.. Groups("a", 1 + random.NextInt(30)), .. Groups("b", 1 + random.NextInt(30))];
            var before = SplitDraw.Draw(groups, settings);
            SplitGroup[] grown =
            [
                .. groups.Select(group => group with { Stored = before[group.Name] }),
                .. Groups("a", random.NextInt(30), "later "), .. Groups("b", random.NextInt(30), "later "),
            ];
            var after = SplitDraw.Draw(grown, settings);
            Assert.All(before, pair => Assert.Equal(pair.Value, after[pair.Key]));
            Assert.Equal(grown.Length, after.Count);
        }
    }

    [Fact]
    public void Fills_up_to_the_fractions_as_groups_are_added()
    {
        SplitGroup[] few = [.. Groups("a", 10)];
        var before = SplitDraw.Draw(few, new SplitSettings());
        SplitGroup[] many = [.. few.Select(group => group with { Stored = before[group.Name] }), .. Groups("a", 90, "later ")];
        Assert.Equal((65, 15, 20), Counts(many, SplitDraw.Draw(many, new SplitSettings()), "a"));
    }

    [Fact]
    public void Depends_on_names_and_seed_alone()
    {
        SplitGroup[] groups = [.. Groups("a", 50)];
        SplitGroup[] reversed = [.. groups.Reverse()];
        var splits = SplitDraw.Draw(groups, new SplitSettings { Seed = 3 });
        Assert.Equal(splits.OrderBy(pair => pair.Key), SplitDraw.Draw(reversed, new SplitSettings { Seed = 3 }).OrderBy(pair => pair.Key));
        Assert.NotEqual(splits.OrderBy(pair => pair.Key), SplitDraw.Draw(groups, new SplitSettings { Seed = 4 }).OrderBy(pair => pair.Key));
    }

    [Fact]
    public void Does_as_the_label_file_says()
    {
        SplitGroup[] groups =
        [
            .. Groups("a", 20).Select((group, i) => group with { Stated = (Split)(i % 3), Stored = Split.Test }),
            .. Groups("b", 20),
        ];
        var splits = SplitDraw.Draw(groups, new SplitSettings());
        Assert.All(groups.Where(group => group.Stated is not null), group => Assert.Equal(group.Stated, splits[group.Name]));
        Assert.Equal((13, 3, 4), Counts(groups, splits, "b"));
    }

    [Fact]
    public void Draws_validation_from_train_where_the_file_has_none()
    {
        SplitGroup[] groups = [.. Groups("a", 40).Select((group, i) => group with { Stated = i < 4 ? Split.Test : Split.Train })];
        var splits = SplitDraw.Draw(groups, new SplitSettings());
        Assert.Equal((30, 6, 4), Counts(groups, splits, "a")); // no train group of the file went to test, however few there are
        Assert.All(groups[..4], group => Assert.Equal(Split.Test, splits[group.Name]));
    }

    private static IEnumerable<SplitGroup> Groups(string name, int count, string prefix = "") =>
        Enumerable.Range(0, count).Select(i => new SplitGroup($"{prefix}{name}{i}", name, null, null));

    private static (int Train, int Validation, int Test) Counts(SplitGroup[] groups, Dictionary<string, Split> splits, string name)
    {
        ILookup<Split, SplitGroup> of = groups.Where(group => group.Class == name).ToLookup(group => splits[group.Name]);
        return (of[Split.Train].Count(), of[Split.Validation].Count(), of[Split.Test].Count());
    }
}
