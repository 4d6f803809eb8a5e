using System.Diagnostics;
using Kakera.Learning.Inference;

namespace Kakera.Cli.Tests.EndToEnd;

/// <summary>A training whose process is killed, by the operating system and in the middle of its work, and started again.</summary>
public sealed class KilledProcessTests : IDisposable
{
    private static readonly string[] Training =
    [
        "--size", "32", "--epochs", "4", "--batch", "8", "--threads", "1", "--start-from", "none", "--set", "network.embedding_dimension=16", "--set", "network.projector_width=0",
        "--set", "pretrain.checkpoint_every_steps=2",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("kakera-kill-").FullName;

    [Fact]
    [Trait("Speed", "Slow")]
    public void A_killed_pretraining_goes_on_to_the_same_weights_bit_by_bit()
    {
        Assert.Equal(0, Ran.With("demo", Path.Combine(_folder, "practice"), "--images", "40").ExitCode);
        string undisturbed = Workspace("undisturbed"), killed = Workspace("killed");

        Assert.Equal(0, Started(undisturbed).WaitAndExitCode());

        using (Process process = Started(killed))
        {
            string checkpoints = Path.Combine(killed, "runs", "0001-pretrain", "checkpoints");
            var patience = Stopwatch.StartNew();
            while (!Directory.Exists(checkpoints) || !Directory.EnumerateFiles(checkpoints, "*.safetensors").Any())
            {
                Assert.False(process.HasExited, "the training ended before it could be killed");
                Assert.True(patience.Elapsed < TimeSpan.FromMinutes(3), "no checkpoint appeared");
                Thread.Sleep(20);
            }

            process.Kill(); // SIGKILL: nothing can be tidied up
            process.WaitForExit();
        }

        Assert.False(File.Exists(Model(killed)), "the killed training had finished");
        Assert.Equal(0, Started(killed).WaitAndExitCode());
        Assert.Equal(ModelFile.Describe(Model(undisturbed)).WeightsSha256, ModelFile.Describe(Model(killed)).WeightsSha256);
        Assert.Equal(Metrics(undisturbed), Metrics(killed));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Model(string workspace) => Path.Combine(workspace, "runs", "0001-pretrain", "model.safetensors");

    private static string Metrics(string workspace) => File.ReadAllText(Path.Combine(workspace, "runs", "0001-pretrain", "metrics.csv"));

    private static Process Started(string workspace)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string argument in (string[])[Path.Combine(AppContext.BaseDirectory, "kakera-cli.dll"), "pretrain", "--workspace", workspace, .. Training])
            start.ArgumentList.Add(argument);
        Process process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    private string Workspace(string name)
    {
        string workspace = Path.Combine(_folder, name), practice = Path.Combine(_folder, "practice");
        Assert.Equal(0, Ran.With("import", Path.Combine(practice, "images"), "--labels", Path.Combine(practice, "labels.csv"), "--workspace", workspace).ExitCode);
        return workspace;
    }
}
