using System.Runtime.InteropServices;
using Kakera.Cli;

using var cancellation = new CancellationTokenSource();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using PosixSignalRegistration hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop); // the connection to a far machine broke
return CommandLine.Run(args, new Surroundings(Console.Out, Console.Error, TimeProvider.System, cancellation.Token)
{
    ErrorIsTerminal = !Console.IsErrorRedirected,
    Columns = () => Console.IsErrorRedirected || Console.WindowWidth < 20 ? 80 : Console.WindowWidth,
    Locale = Locale(),
});

void Stop(PosixSignalContext signal)
{
    // The first time, training leaves a checkpoint; the second time, the process ends at once.
    signal.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
}

// The first that is set to something decides, as POSIX has it.
static string? Locale() => NonEmpty("LC_ALL") ?? NonEmpty("LC_MESSAGES") ?? NonEmpty("LANG");

static string? NonEmpty(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
