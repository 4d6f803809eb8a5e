namespace Kakera.Conventions.Tests.Documents;

/// <summary>Every command that a page shows is held against the real command line; nothing is run.</summary>
public class CommandTests
{
    private static readonly SourceFile[] Configs =
        [.. Repository.Files("configs").Where(file => file.Path.EndsWith(".toml", StringComparison.Ordinal))];

    [Theory]
    [InlineData("README.md", 9)]
    [InlineData("README.ja.md", 9)]
    [InlineData("docs/getting-started.md", 9)]
    public void A_page_that_teaches_commands_has_them(string path, int least) =>
        Assert.True(CommandRules.Commands(Repository.Read(path).Text).Count >= least);

    [Fact]
    public void Every_command_on_a_page_is_one_that_the_program_takes() => Violations.None(
        from page in Repository.Files()
        where page.Path.EndsWith(".md", StringComparison.Ordinal)
        from command in CommandRules.Commands(page.Text)
        from fault in CommandRules.Faults(command)
        select $"{page.Path}: ./kakera {command}: {fault}");

    [Fact]
    public void Every_command_in_the_header_of_a_settings_file_is_one_that_the_program_takes() => Violations.None(
        from file in Configs
        from command in CommandRules.HeaderCommands(file.Text)
        from fault in CommandRules.Faults(command)
        select $"{file.Path}: ./kakera {command}: {fault}");

    [Fact]
    public void A_settings_file_says_how_to_run_it()
    {
        Assert.True(Configs.Length >= 6);
        Violations.None(
            from file in Configs
            where !CommandRules.HeaderCommands(file.Text).Any(command =>
                command.StartsWith("pilot ", StringComparison.Ordinal) && command.Contains($"--config {file.Path} ", StringComparison.Ordinal))
            select $"{file.Path}: its header has no `./kakera pilot … --config {file.Path} …`");
    }

    [Fact]
    public void Commands_of_a_header_end_with_it() => Assert.Equal(
        ["pilot A --out w", "inspect --workspace w"],
        CommandRules.HeaderCommands("# Words.\n#\n#   ./kakera pilot A \\\n#     --out w\n#   ./kakera inspect --workspace w\n\nx = 1\n# ./kakera not this\n")
            .Select(command => string.Join(' ', command.Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    [Theory]
    [InlineData("inspect --workspace tour")]
    [InlineData("--help")]
    [InlineData("pilot IMAGES --labels labels.csv --out w --set pretrain.batch_size=128")]
    public void A_right_command_has_no_fault(string command) => Assert.Empty(CommandRules.Faults(command));

    [Theory]
    [InlineData("fly --workspace tour", "There is no command fly.")]
    [InlineData("inspect --workspaces tour", "inspect has no option --workspaces.")]
    [InlineData("pilot IMAGES --epochs many", "must be a whole number")]
    [InlineData("pilot IMAGES --set pretrain.bach_size=8", "there is no such setting")]
    public void A_wrong_command_is_found(string command, string fault) => Assert.Contains(fault, string.Join('\n', CommandRules.Faults(command)));

    [Fact]
    public void Commands_are_found_in_blocks_and_in_lines_without_what_is_not_theirs() => Assert.Equal(
        ["inspect --workspace a", "pilot IMAGES --device auto", "demo DIR"],
        CommandRules.Commands(
            "```sh\n./kakera inspect --workspace a # looks\n```\nor `./kakera demo DIR`, `./kakera`\n  ```\n  X=1 ./kakera pilot IMAGES \\\n--device auto | cat\n  ```\n")
            .Select(command => string.Join(' ', command.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
}
