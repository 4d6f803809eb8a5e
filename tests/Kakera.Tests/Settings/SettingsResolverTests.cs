using Kakera.Data;
using Kakera.Settings;

namespace Kakera.Tests.Settings;

public sealed class SettingsResolverTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kakera-settings-").FullName;

    [Fact]
    public void What_comes_later_wins()
    {
        KakeraSettings settings = new SettingsResolver(new KakeraSettings { Seed = 1, Threads = 1 })
            .AddFile(Written("seed = 2\n[pilot]\nseeds = 2\n"))
            .AddAssignment("pilot.seeds=3")
            .AddAssignment(" pilot.seeds = 4 ")
            .AddOption("pretrain.epochs", "5", "--epochs")
            .Resolve();
        Assert.Equal((2, 1, 4, 5), (settings.Seed, settings.Threads, settings.Pilot.Seeds, settings.Pretrain.Epochs));
    }

    [Theory]
    [InlineData("device=cuda", "cuda")]
    [InlineData("device='cuda'", "cuda")]
    [InlineData("device=\"cuda\"", "cuda")]
    [InlineData("device=  cuda:1", "cuda:1")]
    public void A_bare_word_is_taken_as_a_text(string assignment, string device) => Assert.Equal(device, Bound(assignment).Device);

    [Fact]
    public void An_assignment_sets_nothing_but_its_own_setting()
    {
        string fault = Assert.Throws<KakeraException>(() => Bound("seed=1\nthreads = 2")).Message;
        Assert.Contains("seed: is \"1\nthreads = 2\"; must be a whole number", fault);
    }

    [Theory]
    [InlineData("seed")]
    [InlineData("=3")]
    [InlineData("# a comment = 3")]
    [InlineData("a b=3")]
    public void What_is_no_assignment_is_refused(string assignment) =>
        Assert.Equal(
            $"--set: a setting cannot be used. Correct it and run again:\n  {assignment}: is no assignment; write section.key=value, such as pretrain.epochs=30",
            Assert.Throws<KakeraException>(() => Bound(assignment)).Message);

    [Theory]
    [InlineData("pilot.labels_per_class", "10")]
    [InlineData("pilot.methods", "scratch, fg-ssl")]
    [InlineData("pretrain.grids", "4,2,1")]
    [InlineData("network.backbone", "resnet34")]
    [InlineData("device", "cpu")]
    public void Options_need_no_quotation_marks(string path, string text)
    {
        KakeraSettings settings = new SettingsResolver(new KakeraSettings()).AddOption(path, text, "--it").Bound();
        string written = SettingsText.Write(settings);
        Assert.NotEqual(SettingsText.Write(new KakeraSettings()), written);
        foreach (string part in text.Split(", "))
            Assert.Contains(part, written.Replace(", ", ","));
    }

    [Fact]
    public void Faults_of_all_places_come_in_one_message_that_says_where_each_comes_from()
    {
        string file = Written("[pretrain]\nepoch = 3\n");
        var fault = Assert.Throws<KakeraException>(() => new SettingsResolver(new KakeraSettings())
            .AddFile(file)
            .AddAssignment("pretrain.epochs=many")
            .AddOption("pretrain.grids", "8,4,x", "--grids")
            .AddOption("network.backbone", "vgg", "--backbone")
            .Resolve());
        Assert.Equal("4 settings cannot be used", fault.What);
        Assert.Equal($"{file}, --set, --grids, --backbone", fault.Where);
        Assert.Equal(
            $"""
            Correct these and run again:
              pretrain.epoch ({file}, line 2): there is no such setting; did you mean pretrain.epochs?
              pretrain.epochs (--set): is "many"; must be a whole number
              pretrain.grids[2] (--grids): is "x"; must be a whole number
              network.backbone (--backbone): is "vgg"; must be one of resnet18, resnet34, resnet50
            """,
            fault.Remedy);
    }

    [Fact]
    public void A_value_out_of_range_names_the_place_that_it_came_from()
    {
        var fault = Assert.Throws<KakeraException>(() => new SettingsResolver(new KakeraSettings())
            .AddOption("image.size", "100", "--size")
            .AddAssignment("pilot.seeds=0")
            .Resolve());
        Assert.Equal("--set", fault.Where);
        Assert.Contains("  pilot.seeds (--set): is 0; must be 1 to 20", fault.Remedy);
        Assert.Contains("  pretrain.grids[0]: is 8; must divide the image side 100; 4, 5 and 10 do", fault.Remedy); // a default that does not go with --size
    }

    [Theory]
    [InlineData("pilot.budget=soon", "pilot.budget: is \"soon\"; must be hours, minutes and seconds, such as 90s, 30m or 1h30m")]
    [InlineData("pilot.labels_per_class=10;50", "pilot.labels_per_class: is \"10;50\"; must be numbers from 1 and the word all, such as 10,50,all")]
    [InlineData("pilot.methods=[]", "pilot.methods: is empty; at least one is needed, such as fg-ssl")]
    [InlineData("pilot.methods=[\"scratch\", \"scratch\"]", "pilot.methods[1]: scratch stands there twice")]
    [InlineData("pilot.methods=[\"simclr:9\", \"simclr\"]", "pilot.methods[1]: simclr stands there twice")]
    [InlineData("pilot.methods=[\"fg-ssl\", \"simclr:0\"]", "pilot.methods[1]: is \"simclr:0\"; after the colon, epochs must be 1 to 100000")]
    [InlineData("pilot.methods=[\"simclr:many\"]", "pilot.methods[0]: is \"simclr:many\"; after the colon, epochs must be 1 to 100000")]
    [InlineData("pilot.methods=[\"magic:9\"]", "pilot.methods[0]: \"magic\" is not known; fg-ssl, barlow-twins, byol, jigsaw, rotation, simclr, simsiam, vicreg, transfer and scratch are")]
    [InlineData("pilot.methods=[\"fg-ssl\", \"scratch:9\"]", "pilot.methods[1]: is \"scratch:9\"; scratch has no pre-training, and so no epochs of it")]
    [InlineData("device=gpu", "device: is \"gpu\"; must be auto, cpu, cuda or cuda:1, the second GPU")]
    public void What_only_a_job_would_stumble_over_is_refused_before_it_starts(string assignment, string expected) =>
        Assert.EndsWith(expected, Assert.Throws<KakeraException>(() => new SettingsResolver(new KakeraSettings()).AddAssignment(assignment).Resolve()).Message);

    [Fact]
    public void Epochs_of_a_method_and_a_budget_are_refused_together()
    {
        var fault = Assert.Throws<KakeraException>(() => new SettingsResolver(new KakeraSettings())
            .AddOption("pilot.methods", "fg-ssl:27,simclr:65,scratch", "--methods")
            .AddOption("pilot.budget", "1h", "--budget")
            .Resolve());
        Assert.Contains("pilot.methods[1]", fault.Remedy);
        Assert.Contains("is \"simclr:65\", and pilot.budget is 1h; epochs are either named or planned to fit a budget", fault.Remedy);
    }

    [Fact]
    public void A_file_that_is_missing_or_no_text_is_refused()
    {
        string binary = Path.Combine(_folder, "binary.toml");
        File.WriteAllBytes(binary, [0x73, 0xe3, 0x81]);
        Assert.Contains("no text in UTF-8", Assert.Throws<KakeraException>(() => new SettingsResolver(new KakeraSettings()).AddFile(binary)).Message);
        foreach (string missing in (string[])[Path.Combine(_folder, "missing.toml"), _folder])
            Assert.Contains("is missing", Assert.Throws<KakeraException>(() => new SettingsResolver(new KakeraSettings()).AddFile(missing)).Message);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static KakeraSettings Bound(string assignment) => new SettingsResolver(new KakeraSettings()).AddAssignment(assignment).Bound();

    private string Written(string text)
    {
        string path = Path.Combine(_folder, "kakera.toml");
        File.WriteAllText(path, text);
        return path;
    }
}
