using Kakera.Learning.Monitoring;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Probes;

/// <summary>
/// Multinomial logistic regression on frozen features: the usual measure of what an encoder has learned. Features are standardised by the
/// training images' mean and deviation, classes weigh alike however many images they have, and the penalty is the one with the best macro
/// AUC on validation, or where there is none, in cross-validation. Fitted in float64 by full-batch L-BFGS from zero: no randomness.
/// </summary>
public sealed class LinearProbe
{
    private const int Parts = 4; // of a cross-validation
    private const int Block = 4096; // images that are standardised at a time

    private readonly double[] _mean;
    private readonly double[] _scale;
    private readonly double[] _weights; // [E + 1, K], the last row the bias

    private LinearProbe(double[] mean, double[] scale, double[] weights, int classCount, double penalty)
    {
        _mean = mean;
        _scale = scale;
        _weights = weights;
        ClassCount = classCount;
        Penalty = penalty;
    }

    /// <summary>K.</summary>
    public int ClassCount { get; }

    /// <summary>The penalty that was chosen.</summary>
    public double Penalty { get; }

    /// <param name="train">What to fit, at least one image.</param>
    /// <param name="validation">What to choose the penalty by; null to choose it by cross-validation on <paramref name="train"/>.</param>
    /// <param name="classCount">K.</param>
    /// <param name="settings">Penalties and limits. Of several penalties that are equally good, and where nothing can judge, the first is taken.</param>
    public static LinearProbe Fit(LabelledFeatures train, LabelledFeatures? validation, int classCount, LinearProbeSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfZero(train.Count);
        if (settings.Penalties.Length == 1)
            return Fit(train, classCount, settings.Penalties[0], settings.MaximumSteps);
        if (validation is null || validation.Classes.Distinct().Count() < 2)
            return Fit(train, classCount, ByCrossValidation(train, classCount, settings), settings.MaximumSteps);
        LinearProbe? best = null;
        double bestAuc = double.NegativeInfinity;
        foreach (double penalty in settings.Penalties)
        {
            LinearProbe probe = Fit(train, classCount, penalty, settings.MaximumSteps);
            double auc = ClassificationScores.Measure(probe.Predict(validation.Features), validation.Classes).MacroAuc;
            if (best is null || auc > bestAuc)
                (best, bestAuc) = (probe, auc);
        }
        return best!;
    }

    private static double ByCrossValidation(LabelledFeatures train, int classCount, LinearProbeSettings settings)
    {
        if (train.Count < Parts || train.Classes.Distinct().Count() < 2)
            return settings.Penalties[0];
        int[] parts = GroupFolds.Assign(train.Classes, [.. Enumerable.Range(0, train.Count).Select(image => $"{image:D8}")], Parts, seed: 0);
        return settings.Penalties.MaxBy(penalty => ClassificationScores.Measure(
            CrossValidatedProbe.Predict(train, parts, classCount, settings with { Penalties = [penalty] }), train.Classes).MacroAuc);
    }

    /// <summary>What the features, as they are, are multiplied by to give logits: [E + 1, K], row by row, the last row the bias.</summary>
    internal double[] Coefficients()
    {
        double[] coefficients = [.. _weights];
        for (int k = 0; k < ClassCount; k++)
            for (int j = 0; j < _mean.Length; j++)
            {
                double slope = _weights[j * ClassCount + k] * _scale[j];
                coefficients[j * ClassCount + k] = slope;
                coefficients[_mean.Length * ClassCount + k] -= slope * _mean[j];
            }
        return coefficients;
    }

    /// <summary>Class probabilities, one row of K for each row of features.</summary>
    public float[][] Predict(float[][] features)
    {
        if (features.Length == 0)
            return [];
        using DisposeScope scope = NewDisposeScope();
        Tensor x = Design(features, _mean, _scale);
        Tensor p = x.matmul(tensor(_weights, [_mean.Length + 1, ClassCount])).softmax(1).to(ScalarType.Float32);
        return [.. p.data<float>().ToArray().Chunk(ClassCount)];
    }

    /// <summary>
    /// The penalised loss and its gradient at <paramref name="weights"/>: L = Σᵢ vᵢ (−log pᵢ,yᵢ) + penalty/2 ‖W‖², Σᵢ vᵢ = 1, every class
    /// holding an equal part; ∂L/∂W = Xᵀ diag(v) (P − Y) + penalty W; the bias is not penalised.
    /// </summary>
    internal static double Objective(Tensor x, Tensor targets, Tensor shares, double penalty, Tensor weights, out Tensor gradient)
    {
        Tensor logits = x.matmul(weights);
        Tensor logProbabilities = logits.log_softmax(1);
        Tensor penalised = weights.clone();
        penalised[TensorIndex.Single(-1)] = 0;
        gradient = x.t().matmul(shares * (logProbabilities.exp() - targets)).Plus(penalised.Times(penalty));
        return penalised.Squared().sum().Times(penalty / 2).Value() - (shares * targets * logProbabilities).sum().Value();
    }

    private static LinearProbe Fit(LabelledFeatures train, int classCount, double penalty, int maximumSteps)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable withoutGradients = no_grad();
        int dimension = train.Features[0].Length;
        double[] mean, scale;
        using (NewDisposeScope())
        {
            Tensor raw = Design(train.Features, new double[dimension], [.. Enumerable.Repeat(1.0, dimension)]).narrow(1, 0, dimension);
            mean = [.. raw.mean([0]).data<double>()];
            scale = [.. raw.std(0, unbiased: false).data<double>().Select(deviation => deviation > 1e-12 ? 1 / deviation : 0)];
        }
        Tensor x = Design(train.Features, mean, scale);
        var oneHot = new double[train.Count * classCount];
        var shares = new double[train.Count];
        int[] counts = new int[classCount];
        foreach (int k in train.Classes)
            counts[k]++;
        int present = counts.Count(count => count > 0);
        for (int i = 0; i < train.Count; i++)
        {
            oneHot[i * classCount + train.Classes[i]] = 1;
            shares[i] = 1.0 / (present * counts[train.Classes[i]]);
        }
        Tensor share = tensor(shares).unsqueeze(1);
        Tensor targets = tensor(oneHot, [train.Count, classCount]);

        double[] weights = LimitedMemoryBfgs.Minimise(
            new double[(dimension + 1) * classCount],
            (double[] at, double[] gradient) =>
            {
                using DisposeScope evaluation = NewDisposeScope();
                double loss = Objective(x, targets, share, penalty, tensor(at, [dimension + 1, classCount]), out Tensor slope);
                slope.contiguous().data<double>().CopyTo(gradient);
                return loss;
            },
            maximumSteps);
        return new LinearProbe(mean, scale, weights, classCount, penalty);
    }

    // Standardised features and a column of ones for the bias: [N, E + 1]. The largest thing that a fit holds, 8·(E + 1) bytes an image.
    private static Tensor Design(float[][] features, double[] mean, double[] scale)
    {
        int columns = mean.Length + 1;
        Tensor design = empty([features.Length, columns], ScalarType.Float64);
        var block = new double[Math.Min(Block, features.Length) * columns];
        for (int begin = 0; begin < features.Length; begin += Block)
        {
            using DisposeScope scope = NewDisposeScope();
            int rows = Math.Min(Block, features.Length - begin);
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < mean.Length; column++)
                    block[row * columns + column] = (features[begin + row][column] - mean[column]) * scale[column];
                block[row * columns + mean.Length] = 1;
            }
            design.narrow(0, begin, rows).copy_(tensor(block[..(rows * columns)], [rows, columns]));
        }
        return design;
    }
}
