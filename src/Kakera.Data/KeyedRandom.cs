using System.Numerics;

namespace Kakera.Data;

/// <summary>
/// Random numbers that belong to what they are drawn for: a generator is made from its key, such as (seed, epoch, image, view), and two
/// generators with one key give one sequence, on every machine and whatever thread asks first.
/// </summary>
/// <remarks>
/// The keys are folded and the sequence made by the SplitMix64 mixing function (Steele, Lea and Flood, "Fast splittable pseudorandom
/// number generators", OOPSLA 2014). It is no cryptographic generator. A value is one sequence: copy it only to repeat what follows.
/// </remarks>
public struct KeyedRandom
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;
    private const int Block = 128;

    private ulong _state;

    /// <param name="seed">The run's seed.</param>
    /// <param name="key">What the numbers are for, for example epoch, image and view. The order counts.</param>
    public KeyedRandom(ulong seed, params ReadOnlySpan<ulong> key)
    {
        _state = Mix(seed + GoldenGamma);
        foreach (ulong part in key)
            _state = Mix((_state + GoldenGamma) ^ Mix(part + GoldenGamma));
    }

    /// <summary>64 uniform bits.</summary>
    public ulong NextBits() => Mix(_state += GoldenGamma);

    /// <summary>Uniform in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double NextDouble(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>True with the given probability: never at 0, always at 1.</summary>
    public bool NextBool(double probability) => NextDouble() < probability;

    /// <summary>Uniform in 0 … <paramref name="count"/> − 1, without bias.</summary>
    public int NextInt(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ulong range = (ulong)count;
        ulong unbiased = ulong.MaxValue - ulong.MaxValue % range; // the largest multiple of the range
        ulong bits;
        do
        {
            bits = NextBits();
        }
        while (bits >= unbiased);
        return (int)(bits % range);
    }

    /// <summary>Standard normal, by the Box–Muller transform; two draws a number.</summary>
    public double NextGaussian() =>
        Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    /// <summary>
    /// What as many calls of <see cref="NextGaussian"/> would give, but for rounding, in a fraction of the time: several logarithms and
    /// cosines are computed at once.
    /// </summary>
    public void NextGaussians(Span<double> values)
    {
        Span<double> shares = stackalloc double[Block], angles = stackalloc double[Block]; // whole vectors, whatever their width
        shares.Fill(1);
        angles.Clear();
        for (; values.Length > 0; values = values[Math.Min(Block, values.Length)..])
        {
            int count = Math.Min(Block, values.Length);
            for (int i = 0; i < count; i++)
                (shares[i], angles[i]) = (1 - NextDouble(), 2 * Math.PI * NextDouble());
            for (int at = 0; at < count; at += Vector<double>.Count)
            {
                Vector<double> radius = Vector.SquareRoot(-2 * Vector.Log(new Vector<double>(shares[at..])));
                (radius * Vector.Cos(new Vector<double>(angles[at..]))).CopyTo(shares[at..]);
            }

            shares[..count].CopyTo(values);
        }
    }

    /// <summary>Puts <paramref name="items"/> in an order drawn uniformly (Fisher–Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>A uniform order of the numbers 0 … <paramref name="count"/> − 1.</summary>
    public int[] Permutation(int count)
    {
        int[] order = new int[count];
        for (int i = 0; i < count; i++)
            order[i] = i;
        Shuffle(order.AsSpan());
        return order;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
