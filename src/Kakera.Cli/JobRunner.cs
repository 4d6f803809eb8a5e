using System.CommandLine;
using Kakera.Cli.Terminal;
using Kakera.Jobs;

namespace Kakera.Cli;

/// <summary>Runs the jobs of commands: makes their context of the surroundings, and prints what they return.</summary>
/// <param name="tongue">The language.</param>
/// <param name="surroundings">The world.</param>
/// <param name="args">The command line, kept with what it makes.</param>
/// <param name="json">Whether results are printed for programs.</param>
internal sealed class JobRunner(Tongue tongue, Surroundings surroundings, string[] args, Option<bool> json)
{
    /// <summary>The language.</summary>
    public Tongue Tongue => tongue;

    /// <summary>Runs a job and prints its result.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="job">One library call.</param>
    /// <param name="print">Prints the result for people.</param>
    /// <param name="toJson">The result as JSON; null for all of it as it is.</param>
    public int Run<TResult>(ParseResult parsed, Func<JobContext, TResult> job, Action<TResult, TextWriter> print, Func<TResult, string>? toJson = null) =>
        Run(parsed, job, print, toJson, tongue[
            "Stopping; what is done so far is being kept. Press Ctrl+C again to end at once.",
            "停止しています。ここまでの結果を保存中です。もう一度 Ctrl+C を押すとただちに終了します。"]);

    /// <summary>The same for a job that is begun anew after an interruption, and says so.</summary>
    /// <inheritdoc cref="Run{TResult}(ParseResult, Func{JobContext, TResult}, Action{TResult, TextWriter}, Func{TResult, string}?)"/>
    public int RunUnkept<TResult>(ParseResult parsed, Func<JobContext, TResult> job, Action<TResult, TextWriter> print, Func<TResult, string>? toJson)
    {
        try
        {
            return Run(parsed, job, print, toJson, tongue["Stopping and tidying up.", "停止し、後片付けをしています。"]);
        }
        catch (OperationCanceledException interruption)
        {
            throw new NothingKeptException(interruption);
        }
    }

    /// <summary>The command as it was typed, so that it can be typed again.</summary>
    public static string Typed(string[] args) => string.Join(' ', args.Select(Quoted).Prepend("./kakera"));

    private int Run<TResult>(
        ParseResult parsed, Func<JobContext, TResult> job, Action<TResult, TextWriter> print, Func<TResult, string>? toJson, string stopping)
    {
        using var progress = new ConsoleProgress(surroundings, tongue);
        using CancellationTokenRegistration registration =
            surroundings.Cancellation.IsCancellationRequested ? default : surroundings.Cancellation.Register(() => progress.Say(stopping));
        var context = new JobContext(
            progress, progress.Say, surroundings.Time, tongue.Language, Typed(args), surroundings.Cancellation);
        TResult result = job(context);
        progress.Finish();
        if (parsed.GetValue(json))
            surroundings.Out.WriteLine(toJson is null ? JsonText.Write(result) : toJson(result));
        else
            print(result, surroundings.Out);
        return ExitCode.Done;
    }

    private static string Quoted(string argument) =>
        argument.Length > 0 && argument.All(letter => char.IsLetterOrDigit(letter) || "-_./,=:+".Contains(letter)) ? argument : $"'{argument.Replace("'", "'\\''")}'";
}
