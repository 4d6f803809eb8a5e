namespace Kakera.Learning.Tests.Parity;

/// <summary>The losses of the other methods, written down element by element, with their gradients by hand.</summary>
internal static class MethodDefinitions
{
    /// <summary>
    /// λ Σ (x − y)² / (N D) + μ Σⱼ max(0, 1 − σⱼ) / D + ν Σᵢ≠ⱼ Cᵢⱼ² / D, the last two for each view, of views [N, D]; σⱼ = √(Varⱼ + 1e-4) and C with
    /// N − 1 degrees of freedom.
    /// </summary>
    public static Variable VicReg(Variable x, Variable y, double lambda, double mu, double nu)
    {
        int n = x.Shape[0], d = x.Shape[1];
        double invariance = 0;
        for (int q = 0; q < n * d; q++)
            invariance += (x.Values[q] - y.Values[q]) * (x.Values[q] - y.Values[q]) / (n * d);
        Spread a = Spread.Of(x), b = Spread.Of(y);
        double loss = lambda * invariance + mu * (a.Lack() + b.Lack()) + nu * (a.Repetition() + b.Repetition());
        return Variable.Computed([loss], [], [x, y], result =>
        {
            double g = result.Gradient[0];
            for (int q = 0; q < n * d; q++)
            {
                double slope = 2 * g * lambda * (x.Values[q] - y.Values[q]) / (n * d);
                x.Gradient[q] += slope;
                y.Gradient[q] -= slope;
            }

            a.PassBack(x, g * mu, g * nu);
            b.PassBack(y, g * mu, g * nu);
        });
    }

    /// <summary>a Σₙ (cos(p₁ₙ, z₂ₙ) + cos(p₂ₙ, z₁ₙ)) / N + c of rows [N, D]; z stands still.</summary>
    public static Variable StillCosines(Variable p1, Variable p2, Variable z1, Variable z2, double a, double c)
    {
        int n = p1.Shape[0], d = p1.Shape[1];
        (Variable P, Variable Z)[] pairs = [(p1, z2), (p2, z1)];
        double loss = c;
        foreach ((Variable p, Variable z) in pairs)
            for (int row = 0; row < n; row++)
                loss += a * Cosine(p, row, z, row, d) / n;
        return Variable.Computed([loss], [], [p1, p2, z1, z2], result =>
        {
            foreach ((Variable p, Variable z) in pairs)
                for (int row = 0; row < n; row++)
                    PassCosine(p, row, z, row, d, result.Gradient[0] * a / n);
        });
    }

    /// <summary>−Σᵢ log(exp(cos(zᵢ, zⱼ) / τ) / Σₖ≠ᵢ exp(cos(zᵢ, zₖ) / τ)) / 2N of rows [2N, D], j = i ± N.</summary>
    public static Variable NtXent(Variable z, double temperature)
    {
        int views = z.Shape[0], d = z.Shape[1];
        double[,] p = new double[views, views];
        double loss = 0;
        for (int i = 0; i < views; i++)
        {
            double sum = 0;
            for (int k = 0; k < views; k++)
                if (k != i)
                    sum += p[i, k] = Math.Exp(Cosine(z, i, z, k, d) / temperature);
            for (int k = 0; k < views; k++)
                p[i, k] /= sum;
            loss -= Math.Log(p[i, Partner(i)]) / views;
        }

        return Variable.Computed([loss], [], [z], result =>
        {
            for (int i = 0; i < views; i++)
                for (int k = 0; k < views; k++)
                {
                    if (k == i)
                        continue;
                    double slope = result.Gradient[0] * (p[i, k] - (k == Partner(i) ? 1 : 0)) / temperature / views;
                    PassCosine(z, i, z, k, d, slope);
                    PassCosine(z, k, z, i, d, slope);
                }
        });

        int Partner(int i) => i < views / 2 ? i + views / 2 : i - views / 2;
    }

    /// <summary>Pixel (row, column) of turn k shows what an anticlockwise turn by k·90° brings there: [N, C, S, S] → [4N, C, S, S].</summary>
    public static Variable QuarterTurns(Variable x)
    {
        int n = x.Shape[0], c = x.Shape[1], s = x.Shape[2];
        int[] from = [.. from turn in Enumerable.Range(0, 4)
                         from map in Enumerable.Range(0, n * c)
                         from row in Enumerable.Range(0, s)
                         from column in Enumerable.Range(0, s)
                         let source = turn switch
                         {
                             0 => (Row: row, Column: column),
                             1 => (Row: column, Column: s - 1 - row),
                             2 => (Row: s - 1 - row, Column: s - 1 - column),
                             _ => (Row: s - 1 - column, Column: row),
                         }
                         select (map * s + source.Row) * s + source.Column];
        return Layers.Rearranged(x, from, [4 * n, c, s, s]);
    }

    /// <summary>Tile i of image n is cut at its place and standardised colour by colour: [N, C, S, S] → [9N, C, t, t].</summary>
    public static Variable Tiles(Variable x, (int Top, int Left)[][] places, int side)
    {
        int n = x.Shape[0], c = x.Shape[1], s = x.Shape[2];
        int[] from = [.. from image in Enumerable.Range(0, n)
                         from place in places[image]
                         from colour in Enumerable.Range(0, c)
                         from row in Enumerable.Range(0, side)
                         from column in Enumerable.Range(0, side)
                         select ((image * c + colour) * s + place.Top + row) * s + place.Left + column];
        int maps = from.Length / (side * side);
        // Each map a batch of numbers of one channel: standardising them is a normalisation with weight 1 and bias 0.
        Variable[] standardised = [.. Enumerable.Range(0, maps).Select(map => Layers.BatchNormalisation(
            Layers.Rearranged(x, from[(map * side * side)..((map + 1) * side * side)], [side * side, 1]), new Variable([1], [1]), new Variable([0], [1])))];
        return Variable.Computed([.. standardised.SelectMany(map => map.Values)], [n * places[0].Length, c, side, side], standardised, result =>
        {
            for (int q = 0; q < result.Values.Length; q++)
                standardised[q / (side * side)].Gradient[q % (side * side)] += result.Gradient[q];
        });
    }

    private static double Cosine(Variable a, int i, Variable b, int k, int d)
    {
        double dot = 0;
        for (int j = 0; j < d; j++)
            dot += a.Values[i * d + j] * b.Values[k * d + j];
        return dot / Length(a, i, d) / Length(b, k, d);
    }

    /// <summary>∂cos(a, b)/∂a = (b/‖b‖ − cos · a/‖a‖) / ‖a‖.</summary>
    private static void PassCosine(Variable a, int i, Variable b, int k, int d, double gradient)
    {
        double cosine = Cosine(a, i, b, k, d), lengthA = Length(a, i, d), lengthB = Length(b, k, d);
        for (int j = 0; j < d; j++)
            a.Gradient[i * d + j] += gradient * (b.Values[k * d + j] / lengthB - cosine * a.Values[i * d + j] / lengthA) / lengthA;
    }

    private static double Length(Variable a, int i, int d)
    {
        double sum = 0;
        for (int j = 0; j < d; j++)
            sum += a.Values[i * d + j] * a.Values[i * d + j];
        return Math.Sqrt(sum);
    }

    /// <summary>A view without its mean, the deviation of each coordinate and their covariances.</summary>
    private sealed record Spread(double[] Centred, double[] Deviation, double[,] Covariance)
    {
        private int D => Deviation.Length;

        private int N => Centred.Length / D;

        public static Spread Of(Variable x)
        {
            int n = x.Shape[0], d = x.Shape[1];
            double[] centred = new double[n * d];
            double[,] covariance = new double[d, d];
            for (int j = 0; j < d; j++)
            {
                double mean = Enumerable.Range(0, n).Sum(image => x.Values[image * d + j]) / n;
                for (int image = 0; image < n; image++)
                    centred[image * d + j] = x.Values[image * d + j] - mean;
            }

            for (int i = 0; i < d; i++)
                for (int j = 0; j < d; j++)
                    for (int image = 0; image < n; image++)
                        covariance[i, j] += centred[image * d + i] * centred[image * d + j] / (n - 1);
            return new Spread(centred, [.. Enumerable.Range(0, d).Select(j => Math.Sqrt(covariance[j, j] + 1e-4))], covariance);
        }

        public double Lack() => Deviation.Sum(deviation => Math.Max(0, 1 - deviation)) / D;

        public double Repetition()
        {
            double sum = 0;
            for (int i = 0; i < D; i++)
                for (int j = 0; j < D; j++)
                    sum += i == j ? 0 : Covariance[i, j] * Covariance[i, j] / D;
            return sum;
        }

        // The mean's own slope adds up to nothing: centred coordinates do.
        public void PassBack(Variable x, double lack, double repetition)
        {
            for (int image = 0; image < N; image++)
                for (int i = 0; i < D; i++)
                {
                    if (Deviation[i] < 1)
                        x.Gradient[image * D + i] -= lack * Centred[image * D + i] / ((N - 1) * Deviation[i] * D);
                    for (int j = 0; j < D; j++)
                        if (i != j)
                            x.Gradient[image * D + i] += repetition * 4 * Covariance[i, j] * Centred[image * D + j] / ((N - 1) * D);
                }
        }
    }
}
