namespace Kakera.Data.Tests.PracticeSet;

/// <summary>Honest small classifiers, held against each other by cross-validation in which a lesion is in one fold only.</summary>
internal static class GroupedCrossValidation
{
    private const int Folds = 5;

    /// <summary>Mean recall over the classes, of <paramref name="classify"/> trained on the other folds.</summary>
    public static double BalancedAccuracy(IReadOnlyList<Sample> samples, Func<IReadOnlyList<Sample>, Func<double[], int>> classify)
    {
        int classes = samples.Max(sample => sample.Class) + 1;
        double[] right = new double[classes], all = new double[classes];
        for (int fold = 0; fold < Folds; fold++)
        {
            Sample[] train = [.. samples.Where(sample => FoldOf(sample) != fold)];
            double[] mean = Moment(train, (x, _) => x), deviation = new double[mean.Length];
            double[] square = Moment(train, (x, i) => (x - mean[i]) * (x - mean[i]));
            for (int i = 0; i < mean.Length; i++)
                deviation[i] = Math.Sqrt(square[i]) + 1e-9;
            double[] Scale(double[] x) => [.. x.Select((value, i) => (value - mean[i]) / deviation[i])];
            Func<double[], int> classifier = classify([.. train.Select(sample => sample with { Features = Scale(sample.Features) })]);
            foreach (Sample sample in samples.Where(sample => FoldOf(sample) == fold))
            {
                all[sample.Class]++;
                right[sample.Class] += classifier(Scale(sample.Features)) == sample.Class ? 1 : 0;
            }
        }

        return right.Zip(all, (r, a) => r / a).Average();
    }

    /// <summary>The class whose mean is nearest.</summary>
    public static Func<double[], int> NearestCentroid(IReadOnlyList<Sample> train)
    {
        double[][] centroids =
            [.. train.GroupBy(sample => sample.Class).OrderBy(group => group.Key).Select(group => Moment([.. group], (x, _) => x))];
        return x => Enumerable.Range(0, centroids.Length).MinBy(c => SquaredDistance(x, centroids[c]));
    }

    /// <summary>A vote of the nearest 9, each counting the less the more frequent its class is.</summary>
    public static Func<double[], int> NearestNeighbours(IReadOnlyList<Sample> train)
    {
        Dictionary<int, int> count = train.CountBy(sample => sample.Class).ToDictionary();
        return x => train.OrderBy(sample => SquaredDistance(x, sample.Features)).Take(9)
            .GroupBy(sample => sample.Class).MaxBy(group => (double)group.Count() / count[group.Key])!.Key;
    }

    /// <summary>Multinomial logistic regression with a ridge, each class weighted alike, by gradient descent with momentum.</summary>
    public static Func<double[], int> Logistic(IReadOnlyList<Sample> train, double ridge, int steps)
    {
        int classes = train.Max(sample => sample.Class) + 1, width = train[0].Features.Length + 1;
        double[][] rows = [.. train.Select(sample => (double[])[.. sample.Features, 1])];
        double[] weightOf = [.. Enumerable.Range(0, classes).Select(c => 1.0 / (classes * train.Count(sample => sample.Class == c)))];
        double[][] w = [.. Enumerable.Range(0, classes).Select(_ => new double[width])];
        double[][] velocity = [.. Enumerable.Range(0, classes).Select(_ => new double[width])];
        double rate = 4.0 / rows.Average(row => row.Sum(x => x * x)); // below 2 over the largest curvature of the mean loss
        for (int step = 0; step < steps; step++)
        {
            double[][] gradient = [.. w.Select(weights => weights.Select(x => ridge * x).ToArray())];
            for (int n = 0; n < rows.Length; n++)
            {
                double[] p = Softmax(w, rows[n]);
                p[train[n].Class] -= 1;
                for (int c = 0; c < classes; c++)
                {
                    double factor = weightOf[train[n].Class] * p[c];
                    for (int i = 0; i < width; i++)
                        gradient[c][i] += factor * rows[n][i];
                }
            }

            for (int c = 0; c < classes; c++)
            {
                for (int i = 0; i < width; i++)
                    w[c][i] += velocity[c][i] = 0.9 * velocity[c][i] - rate * gradient[c][i];
            }
        }

        return x => Array.IndexOf(Softmax(w, [.. x, 1]), Softmax(w, [.. x, 1]).Max());
    }

    private static int FoldOf(Sample sample) => (int)(new KeyedRandom(99, (ulong)sample.Group).NextBits() % Folds);

    private static double[] Moment(Sample[] samples, Func<double, int, double> of)
    {
        double[] mean = new double[samples[0].Features.Length];
        foreach (Sample sample in samples)
        {
            for (int i = 0; i < mean.Length; i++)
                mean[i] += of(sample.Features[i], i) / samples.Length;
        }

        return mean;
    }

    private static double[] Softmax(double[][] weights, double[] row)
    {
        double[] logits = new double[weights.Length];
        for (int c = 0; c < weights.Length; c++)
        {
            for (int i = 0; i < row.Length; i++)
                logits[c] += weights[c][i] * row[i];
        }

        double highest = logits.Max();
        double sum = logits.Sum(logit => Math.Exp(logit - highest));
        return [.. logits.Select(logit => Math.Exp(logit - highest) / sum)];
    }

    private static double SquaredDistance(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }
}
