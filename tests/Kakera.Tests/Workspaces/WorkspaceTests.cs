using System.Diagnostics;
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
    public void A_folder_in_which_only_settings_were_prepared_becomes_a_workspace_and_keeps_them()
    {
        File.WriteAllText(Path.Combine(_folder, "kakera.toml"), "seed = 4\n");
        using Workspace workspace = Workspace.OpenOrCreate(_folder, "pilot", TimeProvider.System);
        Assert.Equal("seed = 4\n", File.ReadAllText(workspace.SettingsPath));
    }

    [Fact]
    public void A_folder_that_a_full_disk_left_half_made_becomes_a_workspace_when_there_is_room()
    {
        foreach (string left in new[] { "lock", "lock-holder.txt", "lock-holder.txt.part", "kakera-workspace.part" })
            File.WriteAllText(Path.Combine(_folder, left), "");
        Workspace.OpenOrCreate(_folder, "import", TimeProvider.System).Dispose();
        Workspace.Open(_folder, "inspect", TimeProvider.System).Dispose();
    }

    [Fact]
    public void A_file_is_no_workspace()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        Assert.Contains("is a file", Assert.Throws<KakeraException>(() => Workspace.OpenOrCreate(file, "pilot", TimeProvider.System)).Message);
        Assert.Throws<KakeraException>(() => Workspace.OpenOrCreate(Path.Combine(file, "inside"), "pilot", TimeProvider.System));
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_is_refused_as_such_and_not_as_in_use()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("/proc is a place that even root cannot write to; Linux has it.");
        string message = Assert.Throws<KakeraException>(() => Workspace.OpenOrCreate("/proc/kakera", "pilot", TimeProvider.System)).Message;
        Assert.StartsWith("/proc/kakera: ", message);
        Assert.DoesNotContain("in use", message);
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
        Assert.Equal(["kakera-workspace", "lock"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_second_process_is_kept_out_and_let_in_when_the_first_is_killed()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("flock(1) plays the other process; Linux has it.");
        Workspace.OpenOrCreate(_folder, "pilot", TimeProvider.System).Dispose();
        string lockFile = Path.Combine(_folder, "lock");
        var start = new ProcessStartInfo("flock", ["--exclusive", "--no-fork", lockFile, "sh", "-c", "echo locked; exec sleep 60"])
        {
            RedirectStandardOutput = true,
        };
        using Process other = Process.Start(start)!;
        Assert.Equal("locked", other.StandardOutput.ReadLine());
        Assert.Contains("in use by another process", Assert.Throws<KakeraException>(() => Workspace.Open(_folder, "pilot", TimeProvider.System)).Message);
        other.Kill();
        other.WaitForExit();
        Workspace.Open(_folder, "pilot", TimeProvider.System).Dispose();
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
        Assert.Contains("made by a newer Kakera (layout 99, this one knows 1)", Assert.Throws<KakeraException>(() => Workspace.Open(_folder, "pilot", TimeProvider.System)).Message);
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
