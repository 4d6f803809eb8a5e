using System.Globalization;
using Kakera.Evaluation.Intervals;

namespace Kakera.Evaluation.Reports.Html;

/// <summary>Numbers for reading. What is not defined is a dash.</summary>
internal static class Numbers
{
    private const string Undefined = "–";

    public static string Of(double value, string format = "0.000") =>
        double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : Undefined;

    /// <summary>With its sign, for differences.</summary>
    public static string Signed(double value) => Of(value, "+0.000;−0.000;0.000");

    public static string Percent(double share) => Of(share * 100, "0") + "\u00A0%";

    /// <summary>With thousands set apart.</summary>
    public static string Count(double count) => Of(count, "#,0");

    /// <summary>"0.874 (0.851–0.893)".</summary>
    public static string Of(Interval interval) =>
        double.IsFinite(interval.Mean) ? $"{Of(interval.Mean)} ({Of(interval.Low)}–{Of(interval.High)})" : Undefined;

    /// <summary>"+0.041 (+0.012 … +0.066)".</summary>
    public static string Signed(Interval interval) =>
        double.IsFinite(interval.Mean) ? $"{Signed(interval.Mean)} ({Signed(interval.Low)} … {Signed(interval.High)})" : Undefined;

    /// <summary>"152 (98 … more than 279)".</summary>
    public static Bilingual Of(LabelsNeeded needed)
    {
        Bilingual At(double labels) => double.IsNaN(labels) ? Bilingual.Same(Undefined)
            : labels <= needed.Fewest ? new($"{Count(needed.Fewest)} or fewer", $"{Count(needed.Fewest)} 以下")
            : double.IsInfinity(labels) ? new($"more than {Count(needed.Most)}", $"{Count(needed.Most)} 超")
            : Bilingual.Same(Count(Math.Round(labels)));
        Bilingual at = At(needed.Labels), low = At(needed.Low), high = At(needed.High);
        return low == high ? at : new($"{at.English} ({low.English} … {high.English})", $"{at.Japanese}({low.Japanese} … {high.Japanese})");
    }

    /// <summary>In seconds, minutes or hours.</summary>
    public static Bilingual Duration(double seconds) => seconds switch
    {
        >= 5400 => new($"{Of(seconds / 3600, "0.0")} h", $"{Of(seconds / 3600, "0.0")} 時間"),
        >= 90 => new($"{Of(seconds / 60, "0.0")} min", $"{Of(seconds / 60, "0.0")} 分"),
        _ => new($"{Of(seconds, "0.0")} s", $"{Of(seconds, "0.0")} 秒"),
    };

    public static string Memory(double megabytes) =>
        megabytes >= 1024 ? $"{Of(megabytes / 1024, "0.0")} GB" : $"{Of(megabytes, "0")} MB";
}
