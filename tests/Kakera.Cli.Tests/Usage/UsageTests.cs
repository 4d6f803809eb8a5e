namespace Kakera.Cli.Tests.Usage;

public sealed class UsageTests
{
    [Theory]
    [InlineData("fly", "There is no command fly.", "")]
    [InlineData("pilto", "There is no command pilto. Did you mean pilot?", "")]
    [InlineData("pilto images --labels x.csv", "There is no command pilto. Did you mean pilot?", "")]
    [InlineData("--wings", "There is no option --wings.", "")]
    [InlineData("pilot --wings", "pilot has no option --wings.", "pilot ")]
    [InlineData("pilot --sead 3", "pilot has no option --sead. Did you mean --seed?", "pilot ")]
    [InlineData("pilot --sise=3", "pilot has no option --sise. Did you mean --size?", "pilot ")]
    [InlineData("pilot x --labels --wings", "pilot has no option --wings.", "pilot ")]
    [InlineData("pilot", "Give a folder of images, or --demo for the practice set.", "pilot ")]
    [InlineData("pilot images --demo", "Give a folder of images, or --demo for the practice set.", "pilot ")]
    [InlineData("pilot --demo --labels x.csv", "The practice set of --demo brings its own labels.", "pilot ")]
    [InlineData("pilot a b", "There is one word too many: b", "pilot ")]
    [InlineData("import images", "--workspace DIR is missing: the folder that holds all the work.", "import ")]
    [InlineData("import --workspace w", "IMAGES is missing: the folder of images, or a .npz file of MedMNIST.", "import ")]
    [InlineData("bench", "IMAGES is missing: the folder of images.", "bench ")]
    [InlineData("bench x --epochs 3", "bench has no option --epochs. It is an option of pilot, pretrain; here, write --set or a settings file.", "bench ")]
    [InlineData("import x --workspace", "--workspace needs a value: --workspace DIR", "import ")]
    [InlineData("pilot x --epochs", "--epochs needs a value: --epochs N", "pilot ")]
    [InlineData("pilot x --epochs 3 --epochs 4", "--epochs is given 2 times; once is enough.", "pilot ")]
    [InlineData("--size 32 pilot x", "--size belongs behind the command: ./kakera pilot --size …", "pilot ")]
    [InlineData("import x --workspace w --size 32", "import has no option --size. It is an option of pilot, pretrain, finetune, bench; here, write --set or a settings file.", "import ")]
    [InlineData("--lang fr pilot --demo", "--lang takes en or ja, not fr.", "pilot ")]
    [InlineData("weights", "Name a command.", "weights ")]
    [InlineData("weights imprt x", "There is no command imprt. Did you mean import?", "weights ")]
    [InlineData("weights import x", "--workspace DIR is missing: the folder that holds all the work.", "weights import ")]
    [InlineData("--json", "Name a command.", "")]
    public void Wrong_usage_ends_with_1_says_what_is_wrong_and_points_to_the_help(string line, string fault, string command) =>
        Assert.Equal(new Ran(1, "", $"error: {fault}\nSee ./kakera {command}--help\n"), Ran.With(line.Split(' ')));

    [Fact]
    public void Several_faults_are_told_at_once() =>
        Assert.Equal(
            "error: IMAGES is missing: the folder of images, or a .npz file of MedMNIST.\nerror: --workspace needs a value: --workspace DIR\nSee ./kakera import --help\n",
            Ran.With("import", "--workspace").Error);

    [Theory]
    [InlineData("fly", "エラー: fly というコマンドはありません。\n./kakera --help をご覧ください。\n")]
    [InlineData("import images", "エラー: --workspace DIR がありません: 作業フォルダ。\n./kakera import --help をご覧ください。\n")]
    [InlineData("pilot --sead 3", "エラー: pilot に --sead というオプションはありません。 --seed のことでしょうか。\n./kakera pilot --help をご覧ください。\n")]
    public void Wrong_usage_is_told_in_Japanese(string line, string expected) => Assert.Equal(expected, Ran.In("ja_JP.UTF-8", line.Split(' ')).Error);

    [Fact]
    public void A_folder_whose_name_begins_with_dashes_can_be_given_behind_two_dashes()
    {
        Ran ran = Ran.With("demo", "--images", "abc", "--", "--strange");
        Assert.Equal("error: \"abc\" is no whole number\n  where: --images\n  what to do: Write a number from 0, such as 160.\n", ran.Error);
    }
}
