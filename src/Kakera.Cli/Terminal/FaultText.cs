using Kakera.Cli.Errors;
using Kakera.Data;

namespace Kakera.Cli.Terminal;

/// <summary>What ended a command, for reading, and the exit code that tells it to programs.</summary>
internal static class FaultText
{
    public static int Print(Exception fault, string[] args, Tongue tongue, TextWriter error)
    {
        switch (fault)
        {
            case AggregateException { InnerExceptions.Count: > 0 } several:
                return Print(several.InnerExceptions.FirstOrDefault(inner => inner is KakeraException) ?? several.InnerExceptions[0], args, tongue, error);
            case NothingKeptException:
                error.WriteLine(tongue["Interrupted. Nothing is kept.", "中断しました。結果は残っていません。"]);
                return ExitCode.Interrupted;
            case OperationCanceledException:
                error.WriteLine(tongue[
                    $"Interrupted. What was done so far is kept; to go on, run the same again: {JobRunner.Typed(args)}",
                    $"中断しました。ここまでの結果は保存されています。続きは同じコマンドで再開できます: {JobRunner.Typed(args)}"]);
                return ExitCode.Interrupted;
            case KakeraException mendable:
                error.WriteLine($"{tongue["error", "エラー"]}: {Told(mendable.What, tongue)}");
                if (mendable.Where is not null)
                    error.WriteLine($"  {tongue["where", "場所"]}: {mendable.Where}");
                error.WriteLine($"  {tongue["what to do", "対処"]}: {Told(mendable.Remedy, tongue).Replace("\n  ", "\n    ")}");
                return ExitCode.Mendable;
            default:
                error.WriteLine(tongue[
                    "This is a fault in Kakera, not in what you did. Please report it with the lines below.",
                    "これは Kakera の不具合です。操作の誤りではありません。以下の内容を添えてお知らせください。"]);
                error.WriteLine(fault);
                return ExitCode.Fault;
        }
    }

    private static string Told(string message, Tongue tongue) => tongue.Language == Language.Japanese ? JapaneseErrors.Of(message) : message;
}
