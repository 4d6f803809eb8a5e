using System.Diagnostics;
using System.Globalization;
using Kakera.Learning.Schedules;

namespace Kakera.Benchmarks;

/// <summary>The two steps of <see cref="BareStepBenchmarks"/> in turns, and their ratio pair by pair: machines are rarely equally fast for a minute.</summary>
internal static class StepOverhead
{
    private const int WarmUp = 2;

    /// <summary>Prints the median time of both, and the median and quartiles of what the product takes over the bare loop.</summary>
    public static void Run(ScheduleKind schedule, int side, int pairs)
    {
        var steps = new BareStepBenchmarks { Schedule = schedule, Side = side };
        steps.Prepare();
        List<double> bare = [], product = [];
        for (int pair = 0; pair < WarmUp + pairs; pair++)
        {
            // Who goes first changes, as what comes second finds the caches as the first left them.
            (List<double> Times, Action Step)[] order = [(bare, steps.Bare), (product, steps.Product)];
            foreach ((List<double> times, Action step) in pair % 2 == 0 ? order : order.Reverse())
            {
                long begun = Stopwatch.GetTimestamp();
                step();
                if (pair >= WarmUp)
                    times.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
            }
        }

        steps.Release();
        double[] ratios = [.. product.Zip(bare, (mine, other) => mine / other).Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{schedule}, {side} px: bare {Median(bare):0.000} s, product {Median(product):0.000} s, ratio {ratios[pairs / 2]:0.000} ({ratios[pairs / 4]:0.000}–{ratios[3 * pairs / 4]:0.000}) over {pairs} pairs"));
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
