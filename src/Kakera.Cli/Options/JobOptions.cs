using System.CommandLine;
using Kakera.Cli.Terminal;
using Kakera.Jobs;

namespace Kakera.Cli.Options;

/// <summary>What every command has: <c>--json</c>, and a job context made of the surroundings.</summary>
internal sealed class JobOptions
{
    private readonly Option<bool> _json;
    private readonly Tongue _tongue;
    private readonly Surroundings _surroundings;
    private readonly string[] _args;

    private JobOptions(Option<bool> json, Tongue tongue, Surroundings surroundings, string[] args) =>
        (_json, _tongue, _surroundings, _args) = (json, tongue, surroundings, args);

    /// <summary>Adds the options to a command.</summary>
    public static JobOptions AddTo(Command command, Tongue tongue, Surroundings surroundings, string[] args)
    {
        var json = new Option<bool>("--json") { Description = tongue["print the result as JSON", "結果を JSON で出力"] };
        command.Options.Add(json);
        return new JobOptions(json, tongue, surroundings, args);
    }

    /// <summary>Runs a job and prints its result: as JSON where asked for, otherwise by <paramref name="print"/>.</summary>
    public int Run<TResult>(ParseResult parsed, Func<JobContext, TResult> job, Action<TResult, TextWriter> print)
    {
        using var progress = new ConsoleProgress(_surroundings, _tongue);
        var context = new JobContext(
            progress, progress.Say, _surroundings.Time, _tongue.Language, "./kakera " + string.Join(' ', _args.Select(Quoted)), _surroundings.Cancellation);
        TResult result = job(context);
        progress.Finish();
        if (parsed.GetValue(_json))
            _surroundings.Out.WriteLine(JsonText.Write(result));
        else
            print(result, _surroundings.Out);
        return ExitCode.Done;
    }

    private static string Quoted(string argument) =>
        argument.Length > 0 && argument.All(letter => char.IsLetterOrDigit(letter) || "-_./,=:+".Contains(letter)) ? argument : $"'{argument.Replace("'", "'\\''")}'";
}
