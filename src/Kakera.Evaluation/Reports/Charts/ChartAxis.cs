using System.Globalization;

namespace Kakera.Evaluation.Reports.Charts;

/// <summary>One axis: what it is called, what it spans, where its marks are.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Ticks">Its marks.</param>
internal sealed record ChartAxis(Bilingual Label, double Low, double High, IReadOnlyList<AxisTick> Ticks)
{
    private const int WantedTicks = 5;

    /// <summary>From 0 to 1.</summary>
    public static ChartAxis Share(string english, string japanese) => Between(new Bilingual(english, japanese), 0, 1, 0.2, 0.04);

    /// <summary>Round numbers around all values.</summary>
    /// <param name="label">Its name.</param>
    /// <param name="values">What must fit; those that are not finite are left out.</param>
    /// <param name="least">The least that the quantity can be.</param>
    /// <param name="most">The most that it can be.</param>
    public static ChartAxis Around(Bilingual label, IEnumerable<double> values, double least, double most)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        double low = finite.DefaultIfEmpty(least > double.MinValue ? least : 0).Min(), high = finite.DefaultIfEmpty(low + 1).Max();
        if (high - low < 1e-9 * Math.Max(1, Math.Abs(high)))
            (low, high) = (low - Math.Max(0.05, Math.Abs(low) * 0.1), high + Math.Max(0.05, Math.Abs(high) * 0.1));
        double step = RoundStep(high - low);
        low = Math.Max(least, Math.Floor(low / step) * step);
        high = Math.Min(most, Math.Ceiling(high / step) * step);
        return Between(label, low, high, step, 0.04);
    }

    /// <summary>Names at equal distances, at 0, 1, …</summary>
    public static ChartAxis Named(Bilingual label, IReadOnlyList<AxisTick> names) => new(label, -0.6, names.Count - 0.4, names);

    /// <summary>Epochs 1 … <paramref name="last"/>, whole numbers only.</summary>
    public static ChartAxis Epochs(int last)
    {
        int step = (int)Math.Max(1, RoundStep(last));
        IEnumerable<int> marks = Enumerable.Range(1, last).Where(epoch => epoch % step == 0 || (epoch == 1 && step > 1));
        AxisTick[] ticks = [.. marks.Select(epoch => new AxisTick(epoch, Bilingual.Same(epoch.ToString(CultureInfo.InvariantCulture))))];
        return new ChartAxis(new("epoch", "エポック"), 1 - 0.04 * last, last + 0.04 * last, ticks);
    }

    private static ChartAxis Between(Bilingual label, double low, double high, double step, double margin)
    {
        int digits = (int)Math.Clamp(-Math.Floor(Math.Log10(step) + 1e-9), 0, 8);
        string format = step >= 1e5 || step < 1e-6 ? "0.#e0" : digits == 0 ? "0" : "0." + new string('0', digits);
        List<AxisTick> ticks = [];
        for (double at = Math.Ceiling(low / step - 1e-9) * step; at <= high + step * 1e-9; at += step)
        {
            double round = Math.Abs(at) < step * 1e-6 ? 0 : at;
            ticks.Add(new AxisTick(at, Bilingual.Same(round.ToString(format, CultureInfo.InvariantCulture))));
        }

        return new ChartAxis(label, low - margin * (high - low), high + margin * (high - low), ticks);
    }

    /// <summary>1, 2 or 5 times a power of ten, so that about five steps fit.</summary>
    private static double RoundStep(double range)
    {
        double raw = range / WantedTicks, power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double lead = raw / power;
        return power * (lead <= 1.0001 ? 1 : lead <= 2.0001 ? 2 : lead <= 5.0001 ? 5 : 10);
    }
}
