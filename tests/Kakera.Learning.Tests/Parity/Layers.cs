namespace Kakera.Learning.Tests.Parity;

/// <summary>The network's layers, written down loop by loop, with their gradients by hand.</summary>
internal static class Layers
{
    private const double VarianceFloor = 1e-5;

    /// <summary>[N, C, H, W] and [O, C, k, k] → [N, O, H′, W′], without bias: each output is a patch of x times a row of the weight.</summary>
    public static Variable Convolution(Variable x, Variable weight, int stride, int padding)
    {
        int n = x.Shape[0], c = x.Shape[1], h = x.Shape[2], w = x.Shape[3], o = weight.Shape[0], k = weight.Shape[2];
        int oh = (h + 2 * padding - k) / stride + 1, ow = (w + 2 * padding - k) / stride + 1, length = c * k * k;
        double[] y = new double[n * o * oh * ow];
        int[][] patches = [.. from image in Enumerable.Range(0, n)
                              from row in Enumerable.Range(0, oh)
                              from column in Enumerable.Range(0, ow)
                              select Patch(image, row * stride - padding, column * stride - padding)];
        for (int place = 0; place < patches.Length; place++)
        {
            double[] patch = [.. patches[place].Select(i => i < 0 ? 0 : x.Values[i])];
            for (int output = 0; output < o; output++)
                y[Place(place, output)] = Vectors.Dot(patch, weight.Values.AsSpan(output * length, length));
        }

        return Variable.Computed(y, [n, o, oh, ow], [x, weight], result =>
        {
            for (int place = 0; place < patches.Length; place++)
            {
                double[] patch = [.. patches[place].Select(i => i < 0 ? 0 : x.Values[i])], toPatch = new double[length];
                for (int output = 0; output < o; output++)
                {
                    double gradient = result.Gradient[Place(place, output)];
                    Vectors.Add(toPatch, gradient, weight.Values.AsSpan(output * length, length));
                    Vectors.Add(weight.Gradient.AsSpan(output * length, length), gradient, patch);
                }

                for (int i = 0; i < length; i++)
                    if (patches[place][i] >= 0)
                        x.Gradient[patches[place][i]] += toPatch[i];
            }
        });

        // Where the numbers under the kernel are in x; −1 for padding.
        int[] Patch(int image, int top, int left) =>
            [.. from channel in Enumerable.Range(0, c)
                from row in Enumerable.Range(top, k)
                from column in Enumerable.Range(left, k)
                select row < 0 || row >= h || column < 0 || column >= w ? -1 : ((image * c + channel) * h + row) * w + column];

        int Place(int place, int output) => (place / (oh * ow) * o + output) * oh * ow + place % (oh * ow);
    }

    /// <summary>Batch normalisation as in training: each channel of [N, C, …] by its own mean and biased variance over the batch.</summary>
    public static Variable BatchNormalisation(Variable x, Variable weight, Variable bias)
    {
        int n = x.Shape[0], c = x.Shape[1], places = x.Values.Length / n / c, count = n * places;
        double[] y = new double[x.Values.Length], standard = new double[x.Values.Length], deviation = new double[c];
        for (int channel = 0; channel < c; channel++)
        {
            int[] own = Own(channel);
            double mean = own.Sum(i => x.Values[i]) / count;
            deviation[channel] = Math.Sqrt(own.Sum(i => (x.Values[i] - mean) * (x.Values[i] - mean)) / count + VarianceFloor);
            foreach (int i in own)
            {
                standard[i] = (x.Values[i] - mean) / deviation[channel];
                y[i] = standard[i] * weight.Values[channel] + bias.Values[channel];
            }
        }

        return Variable.Computed(y, x.Shape, [x, weight, bias], result =>
        {
            for (int channel = 0; channel < c; channel++)
            {
                int[] own = Own(channel);
                double sum = own.Sum(i => result.Gradient[i]), along = own.Sum(i => result.Gradient[i] * standard[i]);
                weight.Gradient[channel] += along;
                bias.Gradient[channel] += sum;
                foreach (int i in own)
                {
                    x.Gradient[i] += weight.Values[channel] / deviation[channel]
                        * (result.Gradient[i] - sum / count - standard[i] * along / count);
                }
            }
        });

        int[] Own(int channel) =>
            [.. from image in Enumerable.Range(0, n) from place in Enumerable.Range(0, places) select (image * c + channel) * places + place];
    }

    /// <summary>[N, I], [O, I] and [O] → [N, O].</summary>
    public static Variable Linear(Variable x, Variable weight, Variable bias)
    {
        int n = x.Shape[0], inputs = x.Shape[1], outputs = weight.Shape[0];
        double[] y = new double[n * outputs];
        for (int q = 0; q < y.Length; q++)
        {
            y[q] = bias.Values[q % outputs];
            for (int i = 0; i < inputs; i++)
                y[q] += x.Values[q / outputs * inputs + i] * weight.Values[q % outputs * inputs + i];
        }

        return Variable.Computed(y, [n, outputs], [x, weight, bias], result =>
        {
            for (int q = 0; q < y.Length; q++)
            {
                bias.Gradient[q % outputs] += result.Gradient[q];
                for (int i = 0; i < inputs; i++)
                {
                    x.Gradient[q / outputs * inputs + i] += result.Gradient[q] * weight.Values[q % outputs * inputs + i];
                    weight.Gradient[q % outputs * inputs + i] += result.Gradient[q] * x.Values[q / outputs * inputs + i];
                }
            }
        });
    }

    public static Variable Relu(Variable x) => Elementwise(x, v => Math.Max(v, 0), v => v > 0 ? 1 : 0);

    public static Variable Elu(Variable x) => Elementwise(x, v => v > 0 ? v : Math.Exp(v) - 1, v => v > 0 ? 1 : Math.Exp(v));

    public static Variable Sum(Variable a, Variable b) =>
        Variable.Computed([.. a.Values.Zip(b.Values, (x, y) => x + y)], a.Shape, [a, b], result =>
        {
            for (int i = 0; i < a.Values.Length; i++)
            {
                a.Gradient[i] += result.Gradient[i];
                b.Gradient[i] += result.Gradient[i];
            }
        });

    /// <summary>The largest of each 3×3 window, at every second place: [N, C, H, W] → [N, C, ⌈H/2⌉, ⌈W/2⌉].</summary>
    public static Variable MaxPool(Variable x)
    {
        int h = x.Shape[2], w = x.Shape[3], oh = (h + 1) / 2, ow = (w + 1) / 2, maps = x.Shape[0] * x.Shape[1];
        IEnumerable<int[]> windows =
            from map in Enumerable.Range(0, maps)
            from row in Enumerable.Range(0, oh)
            from column in Enumerable.Range(0, ow)
            select (from r in Enumerable.Range(2 * row - 1, 3)
                    from s in Enumerable.Range(2 * column - 1, 3)
                    where r >= 0 && r < h && s >= 0 && s < w
                    select (map * h + r) * w + s).ToArray();
        return Largest(x, windows, [x.Shape[0], x.Shape[1], oh, ow]);
    }

    /// <summary>The largest of each map: [N, C, H, W] → [N, C].</summary>
    public static Variable LargestOfMap(Variable x)
    {
        int places = x.Shape[2] * x.Shape[3];
        return Largest(x, Enumerable.Range(0, x.Values.Length).Chunk(places), [x.Shape[0], x.Shape[1]]);
    }

    /// <summary>Vectors side by side: [N, A], [N, B], … → [N, A + B + …].</summary>
    public static Variable Joined(params Variable[] parts)
    {
        int n = parts[0].Shape[0];
        int width = parts.Sum(part => part.Shape[1]);
        var from = (from image in Enumerable.Range(0, n)
                    from part in parts
                    from i in Enumerable.Range(0, part.Shape[1])
                    select (part, i: image * part.Shape[1] + i)).ToArray();
        return Variable.Computed([.. from.Select(f => f.part.Values[f.i])], [n, width], parts, result =>
        {
            for (int q = 0; q < from.Length; q++)
                from[q].part.Gradient[from[q].i] += result.Gradient[q];
        });
    }

    /// <summary>Number q of the result is number <c>from[q]</c> of x.</summary>
    public static Variable Rearranged(Variable x, int[] from, int[] shape) =>
        Variable.Computed([.. from.Select(i => x.Values[i])], shape, [x], result =>
        {
            for (int q = 0; q < from.Length; q++)
                x.Gradient[from[q]] += result.Gradient[q];
        });

    private static Variable Largest(Variable x, IEnumerable<int[]> windows, int[] shape) =>
        Rearranged(x, [.. windows.Select(window => window.MaxBy(i => x.Values[i]))], shape);

    private static Variable Elementwise(Variable x, Func<double, double> value, Func<double, double> slope) =>
        Variable.Computed([.. x.Values.Select(value)], x.Shape, [x], result =>
        {
            for (int i = 0; i < x.Values.Length; i++)
                x.Gradient[i] += result.Gradient[i] * slope(x.Values[i]);
        });
}
