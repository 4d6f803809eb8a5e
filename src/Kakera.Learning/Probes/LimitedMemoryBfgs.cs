namespace Kakera.Learning.Probes;

/// <summary>
/// L-BFGS with a backtracking line search (Nocedal and Wright, Numerical Optimization, 2nd edition, algorithms 7.4, 7.5 and 3.1), for
/// smooth convex functions.
/// </summary>
internal static class LimitedMemoryBfgs
{
    private const int Memory = 10;
    private const double SufficientDecrease = 1e-4;
    private const double GradientTolerance = 1e-7;

    /// <summary>Returns the loss at a point and writes the gradient there.</summary>
    public delegate double Function(double[] at, double[] gradient);

    public static double[] Minimise(double[] start, Function function, int maximumSteps)
    {
        double[] x = [.. start];
        var gradient = new double[x.Length];
        double loss = function(x, gradient);
        var corrections = new Queue<Correction>();
        for (int step = 0; step < maximumSteps && gradient.Max(Math.Abs) > GradientTolerance; step++)
        {
            double[] direction = Direction(gradient, corrections);
            double slope = Dot(direction, gradient);
            var next = new double[x.Length];
            var nextGradient = new double[x.Length];
            double length = corrections.Count == 0 ? Math.Min(1, 1 / gradient.Sum(Math.Abs)) : 1;
            double nextLoss;
            while (true)
            {
                for (int i = 0; i < x.Length; i++)
                    next[i] = x[i] + length * direction[i];
                nextLoss = function(next, nextGradient);
                if (nextLoss <= loss + SufficientDecrease * length * slope)
                    break;
                length /= 2;
                if (length < 1e-12)
                    return x; // as low as float64 tells apart
            }

            double[] moved = Difference(next, x), turned = Difference(nextGradient, gradient);
            double curvature = Dot(moved, turned);
            if (curvature > 1e-14)
            {
                corrections.Enqueue(new Correction(moved, turned, curvature));
                if (corrections.Count > Memory)
                    corrections.Dequeue();
            }
            (x, gradient, loss) = (next, nextGradient, nextLoss);
        }
        return x;
    }

    // The two-loop recursion: −H ∇f without ever forming H.
    private static double[] Direction(double[] gradient, Queue<Correction> corrections)
    {
        double[] q = [.. gradient.Select(value => -value)];
        Correction[] newestLast = [.. corrections];
        var alpha = new double[newestLast.Length];
        for (int i = newestLast.Length - 1; i >= 0; i--)
        {
            alpha[i] = Dot(newestLast[i].Moved, q) / newestLast[i].Curvature;
            AddScaled(q, newestLast[i].Turned, -alpha[i]);
        }
        if (newestLast.Length > 0)
        {
            double scale = newestLast[^1].Curvature / Dot(newestLast[^1].Turned, newestLast[^1].Turned);
            for (int i = 0; i < q.Length; i++)
                q[i] *= scale;
        }
        for (int i = 0; i < newestLast.Length; i++)
            AddScaled(q, newestLast[i].Moved, alpha[i] - Dot(newestLast[i].Turned, q) / newestLast[i].Curvature);
        return q;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static double[] Difference(double[] a, double[] b)
    {
        var difference = new double[a.Length];
        for (int i = 0; i < a.Length; i++)
            difference[i] = a[i] - b[i];
        return difference;
    }

    private static void AddScaled(double[] to, double[] what, double by)
    {
        for (int i = 0; i < to.Length; i++)
            to[i] += by * what[i];
    }

    /// <summary>One step's change of position and of gradient, and their product.</summary>
    private sealed record Correction(double[] Moved, double[] Turned, double Curvature);
}
