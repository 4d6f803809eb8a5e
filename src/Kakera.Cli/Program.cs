using System.Runtime.InteropServices;
using Kakera.Cli;

using var cancellation = new CancellationTokenSource();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return CommandLine.Run(args, new Surroundings(Console.Out, Console.Error, TimeProvider.System, cancellation.Token)
{
    ErrorIsTerminal = !Console.IsErrorRedirected,
    Locale = Environment.GetEnvironmentVariable("LC_ALL") ?? Environment.GetEnvironmentVariable("LC_MESSAGES") ?? Environment.GetEnvironmentVariable("LANG"),
});

void Stop(PosixSignalContext signal)
{
    // The first time, training leaves a checkpoint; the second time, the process ends at once.
    signal.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
}
