using System.Diagnostics;

namespace Kakera.Cli.Tests.EndToEnd;

/// <summary>The end of a process.</summary>
internal static class ProcessEnd
{
    public static int WaitAndExitCode(this Process process)
    {
        using (process)
        {
            Assert.True(process.WaitForExit(TimeSpan.FromMinutes(5)), "the process did not end");
            return process.ExitCode;
        }
    }
}
