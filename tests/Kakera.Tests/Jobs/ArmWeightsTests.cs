using Kakera.Jobs;
using Kakera.Settings;

namespace Kakera.Tests.Jobs;

public sealed class ArmWeightsTests
{
    private static readonly Dictionary<string, string> Encoders = new() { ["fg-ssl"] = "ours", ["simclr"] = "other" };
    private static readonly string[] Methods = ["fg-ssl", "simclr", "transfer", "scratch"];

    [Theory]
    [InlineData("given", GivenWeightsRole.Finetune, "given given given none", "ours+given other+given given none")]
    [InlineData("given", GivenWeightsRole.Pretrain, "ours other given none", "ours other given none")]
    [InlineData(null, GivenWeightsRole.Finetune, "ours other none none", "ours other none none")] // a pilot refuses transfer then
    public void Each_method_starts_from_and_probes_its_own(string? given, GivenWeightsRole role, string starts, string probed)
    {
        var weights = new ArmWeights(given, role, Encoders);
        Assert.Equal(starts, string.Join(' ', Methods.Select(method => weights.Start(method) ?? "none")));
        Assert.Equal(probed, string.Join(' ', Methods.Select(method => string.Join('+', weights.Probed(method).DefaultIfEmpty("none")))));
        Assert.All(Methods, method => Assert.Equal(weights.Start(method) == given ? given : null, new ArmWeights(given, role).Given(method)));
        Assert.All(Methods, method => Assert.Equal(Math.Max(1, weights.Probed(method).Count), new ArmWeights(given, role).ProbedNetworks(method)));
    }

    [Theory]
    [InlineData(GivenWeightsRole.Finetune, "fg-ssl fg-ssl scratch scratch")]
    [InlineData(GivenWeightsRole.Pretrain, "fg-ssl fg-ssl simclr simclr transfer transfer scratch scratch")]
    public void What_starts_from_given_weights_is_trained_once_for_each_draw(GivenWeightsRole role, string trained)
    {
        IReadOnlyList<PilotArm> arms = PilotArm.All(Methods, [5], draws: 2);
        IReadOnlyList<bool> trains = new ArmWeights("given", role).Trains(arms);
        Assert.Equal(trained, string.Join(' ', arms.Where((_, i) => trains[i]).Select(arm => arm.Method)));
    }

    [Fact]
    public void Other_labels_are_another_fine_tuning()
    {
        var weights = new ArmWeights("given", GivenWeightsRole.Finetune);
        Assert.True(weights.Share(new PilotArm("fg-ssl", 5, 1), new PilotArm("transfer", 5, 1)));
        Assert.False(weights.Share(new PilotArm("fg-ssl", 5, 1), new PilotArm("transfer", 10, 1)));
        Assert.False(weights.Share(new PilotArm("fg-ssl", 5, 1), new PilotArm("transfer", 5, 0)));
        Assert.False(weights.Share(new PilotArm("fg-ssl", 5, 1), new PilotArm("scratch", 5, 1)));
    }
}
