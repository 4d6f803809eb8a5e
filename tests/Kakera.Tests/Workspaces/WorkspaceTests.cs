using Kakera.Data;
using Kakera.Workspaces;

namespace Kakera.Tests.Workspaces;

public sealed class WorkspaceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kakera-workspace-").FullName;

    [Fact]
    public void A_missing_or_empty_folder_becomes_a_workspace_that_opens_again()
    {
        string folder = Path.Combine(_folder, "a", "b");
        using (Workspace made = Workspace.OpenOrCreate(folder, "pilot", TimeProvider.System))
            Assert.Equal(folder, made.Folder);
        using Workspace again = Workspace.Open(folder, "pilot", TimeProvider.System);
        Assert.Equal(folder, again.Folder);
    }

    [Fact]
    public void A_folder_with_something_else_in_it_is_refused_and_left_alone()
    {
        File.WriteAllText(Path.Combine(_folder, "thesis.txt"), "mine");
        var fault = Assert.Throws<KakeraException>(() => Workspace.OpenOrCreate(_folder, "pilot", TimeProvider.System));
        Assert.Contains("not empty", fault.Message);
        Assert.Equal(["thesis.txt"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_second_user_is_told_who_is_using_the_workspace()
    {
        using (Workspace.OpenOrCreate(_folder, "pretrain", TimeProvider.System))
        {
            var fault = Assert.Throws<KakeraException>(() => Workspace.Open(_folder, "finetune", TimeProvider.System));
            Assert.Contains($"in use by process {Environment.ProcessId} (pretrain, since ", fault.Message);
        }

        Workspace.Open(_folder, "finetune", TimeProvider.System).Dispose();
    }

    [Fact]
    public void A_lock_file_that_a_killed_process_left_behind_blocks_nobody()
    {
        Workspace.OpenOrCreate(_folder, "pretrain", TimeProvider.System).Dispose();
        File.WriteAllText(Path.Combine(_folder, "lock"), "process 1 (pretrain, since 2020-01-01 00:00)");
        Workspace.Open(_folder, "finetune", TimeProvider.System).Dispose();
    }

    [Fact]
    public void A_workspace_of_a_newer_version_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder, "kakera-workspace"), "99\n");
        Assert.Contains("newer", Assert.Throws<KakeraException>(() => Workspace.Open(_folder, "pilot", TimeProvider.System)).Message);
    }

    [Fact]
    public void The_same_request_finds_its_run_and_another_gets_the_next_number()
    {
        using Workspace workspace = Workspace.OpenOrCreate(_folder, "pilot", TimeProvider.System);
        string first = workspace.Runs.ForRequest("finetune", new { seed = 1 });
        string second = workspace.Runs.ForRequest("finetune", new { seed = 2 });
        Assert.Equal("0001-finetune", Path.GetFileName(first));
        Assert.Equal("0002-finetune", Path.GetFileName(second));
        Assert.Equal(first, workspace.Runs.ForRequest("finetune", new { seed = 1 }));
        Assert.Equal("0003-pretrain", Path.GetFileName(workspace.Runs.ForRequest("pretrain", new { seed = 1 })));
        Assert.Equal(second, workspace.Runs.Latest("finetune"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
