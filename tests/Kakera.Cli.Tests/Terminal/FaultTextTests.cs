using Kakera.Cli.Terminal;
using Kakera.Data;

namespace Kakera.Cli.Tests.Terminal;

public sealed class FaultTextTests
{
    [Fact]
    public void What_the_user_can_mend_says_what_where_and_what_to_do_without_a_stack_trace() =>
        AssertPrints(2, "error: the disk is full\n  where: /data\n  what to do: Free some space.\n", new KakeraException("the disk is full", "/data", "Free some space."));

    [Fact]
    public void Labels_and_known_sentences_are_translated() =>
        AssertPrints(2, "エラー: ディスクがいっぱいです\n  場所: /data\n  対処: Free some space.\n", new KakeraException("the disk is full", "/data", "Free some space."), Language.Japanese);

    [Fact]
    public void A_place_that_is_not_known_is_left_out_and_lists_are_indented() =>
        AssertPrints(2, "error: 2 settings\n  what to do: Correct:\n    a: 1\n    b: 2\n", new KakeraException("2 settings", null, "Correct:\n  a: 1\n  b: 2"));

    [Fact]
    public void Of_several_faults_at_once_the_one_that_can_be_mended_is_told() =>
        AssertPrints(
            2, "error: x\n  what to do: Do.\n",
            new AggregateException(new OperationCanceledException(), new AggregateException(new KakeraException("x", null, "Do.")), new KakeraException("x", null, "Do.")));

    [Theory]
    [InlineData(Language.English, "Interrupted. What was done so far is kept; to go on, run the same again: ./kakera pilot 'my images' --out w\n")]
    [InlineData(Language.Japanese, "中断しました。ここまでの結果は保存されています。続きは同じコマンドで再開できます: ./kakera pilot 'my images' --out w\n")]
    public void An_interruption_shows_the_command_that_goes_on(Language language, string expected) =>
        AssertPrints(130, expected, new AggregateException(new OperationCanceledException()), language);

    [Fact]
    public void A_fault_of_the_program_keeps_its_stack_trace()
    {
        using var error = new StringWriter { NewLine = "\n" };
        try
        {
            throw new InvalidOperationException("oops");
        }
        catch (InvalidOperationException fault)
        {
            Assert.Equal(70, FaultText.Print(fault, [], new Tongue(Language.English), error));
        }

        Assert.StartsWith("This is a fault in Kakera, not in what you did. Please report it with the lines below.\nSystem.InvalidOperationException: oops\n", error.ToString());
        Assert.Contains(nameof(A_fault_of_the_program_keeps_its_stack_trace), error.ToString());
    }

    private static void AssertPrints(int exitCode, string expected, Exception fault, Language language = Language.English)
    {
        using var error = new StringWriter { NewLine = "\n" };
        Assert.Equal(exitCode, FaultText.Print(fault, ["pilot", "my images", "--out", "w"], new Tongue(language), error));
        Assert.Equal(expected, error.ToString());
    }
}
