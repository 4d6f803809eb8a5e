using Kakera.Data.PracticeSet;

namespace Kakera.Data.Tests.PracticeSet;

public sealed class PracticePlanTests
{
    private static readonly PracticePlan Plan = new(new PracticeSetOptions());

    private static IEnumerable<PlannedFile> Images => Plan.Files.Where(file => file.Role == FileRole.Image);

    [Fact]
    public void There_are_as_many_images_as_asked() => Assert.Equal(800, Images.Count());

    [Fact]
    public void Classes_are_unequal_in_the_planned_shares()
    {
        Dictionary<string, int> count = Images.CountBy(file => file.Diagnosis).ToDictionary();
        Assert.InRange(count["network"], 364, 372);
        Assert.InRange(count["globules"], 204, 212);
        Assert.InRange(count["streaks"], 140, 148);
        Assert.InRange(count["veil"], 76, 84);
    }

    [Fact]
    public void A_lesion_has_one_to_four_images_and_one_class()
    {
        IGrouping<int, PlannedFile>[] lesions = [.. Images.GroupBy(file => file.Lesion)];
        Assert.All(lesions, lesion => Assert.InRange(lesion.Count(), 1, 4));
        Assert.All(lesions, lesion => Assert.Single(lesion.Select(file => file.Diagnosis).Distinct()));
        Assert.Equal([1, 2, 3, 4], lesions.Select(lesion => lesion.Count()).Distinct().Order());
    }

    [Fact]
    public void Lesion_numbers_are_a_permutation() => Assert.Equal(Enumerable.Range(0, Plan.Lesions.Count), Plan.LesionNumber.Order());

    [Fact]
    public void File_names_are_distinct_marked_and_tell_nothing()
    {
        Assert.Equal(Plan.Files.Count, Plan.Files.Select(file => Path.GetFileNameWithoutExtension(file.Name)).Distinct().Count());
        Assert.All(Plan.Files, file => Assert.StartsWith("synthetic_", file.Name, StringComparison.Ordinal));
        double[] place = [.. Images.Select((_, i) => (double)i)];
        double[] isNetwork = [.. Images.Select(file => file.Diagnosis == "network" ? 1.0 : 0)];
        double difference = place.Where((_, i) => isNetwork[i] == 1).Average() - place.Average();
        Assert.InRange(difference / place.Length, -0.05, 0.05);
    }

    [Fact]
    public void One_of_three_duplicates_has_another_label()
    {
        PlannedFile[] duplicates = [.. Plan.Files.Where(file => file.Role == FileRole.Duplicate)];
        PlannedFile[] originals = [.. duplicates.Select(copy => Images.Single(file => file.Capture == copy.Capture))];
        Assert.Equal(3, originals.Distinct().Count());
        Assert.Equal(2, duplicates.Zip(originals).Count(pair => pair.First.Diagnosis == pair.Second.Diagnosis));
        Assert.All(duplicates.Concat(originals), file => Assert.Equal(".jpg", Path.GetExtension(file.Name)));
    }

    [Fact]
    public void What_is_drawn_for_a_lesion_does_not_know_its_class()
    {
        Lesion network = Lesion.Draw(7, 3, LocalPattern.Network), veil = Lesion.Draw(7, 3, LocalPattern.Veil);
        Assert.Equal(network with { Pattern = LocalPattern.Veil, Border = veil.Border }, veil);
        Assert.Equal(network.Border, veil.Border);
    }

    [Fact]
    public void Another_seed_plans_another_set() =>
        Assert.NotEqual(Plan.Files, new PracticePlan(new PracticeSetOptions { Seed = 8 }).Files);

    [Theory]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(10_050)]
    public void Small_and_large_sets_can_be_planned(int images)
    {
        var plan = new PracticePlan(new PracticeSetOptions { Images = images });
        Assert.Equal(images, plan.Files.Count(file => file.Role == FileRole.Image));
        Assert.Equal(4, plan.Lesions.Distinct().Count());
        Assert.Equal(plan.Files.Select(file => file.Name).Order(StringComparer.Ordinal), plan.Files.Select(file => file.Name));
    }
}
