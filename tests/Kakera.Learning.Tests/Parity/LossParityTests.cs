using Kakera.Learning.Losses;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Parity;

public sealed class LossParityTests
{
    [Theory]
    [InlineData(5e-3, 6, 4)]
    [InlineData(.02, 3, 8)]
    [InlineData(1, 2, 2)]
    public void The_cross_correlation_loss_is_its_definition(double lambda, int n, int d) =>
        Compare(n, d, new CrossCorrelationSettings { OffDiagonalWeight = lambda }, (x, y) => LossDefinitions.CrossCorrelation(x, y, lambda));

    [Theory]
    [InlineData(5e-3)]
    [InlineData(.3)]
    public void The_published_programs_loss_is_its_definition(double lambda) =>
        Compare(
            6, 4, new CrossCorrelationSettings { OffDiagonalWeight = lambda, Reference = true }, (x, y) => LossDefinitions.Reference(x, y, lambda));

    [Theory]
    [InlineData(0, false)]
    [InlineData(.1, false)]
    [InlineData(.1, true)]
    public void Cross_entropy_is_its_definition(double smoothing, bool weighted)
    {
        using var scope = NewDisposeScope();
        Variable logits = Variable.Random(1, 4, 3);
        double[] classWeights = weighted ? [.5, 3, 1] : [1, 1, 1];
        int[] classes = [2, 0, 1, 1];
        double[] targets = [.. from c in classes from k in Enumerable.Range(0, 3) select (c == k ? 1 - smoothing : 0) + smoothing / 3];
        Variable expected = LossDefinitions.CrossEntropy(logits, targets, classWeights);
        expected.Backward();

        Tensor x = logits.ToTensor(withGradient: true);
        Tensor rows = ClassificationLoss.Targets(tensor([2L, 0, 1, 1]), 3, smoothing);
        Agreement.Close(targets, rows, 1e-7);
        Tensor loss = ClassificationLoss.Compute(x, tensor(targets, [4, 3]), weighted ? tensor(classWeights) : null);
        loss.backward();
        Agreement.Close(expected.Values, loss);
        Agreement.Close(logits.Gradient, x.grad);
    }

    private static void Compare(int n, int d, CrossCorrelationSettings settings, Func<Variable, Variable, Variable> definition)
    {
        using var scope = NewDisposeScope();
        Variable x = Variable.Random(1, n, d), y = Variable.Random(2, n, d);
        Variable expected = definition(x, y);
        expected.Backward();

        Tensor first = x.ToTensor(withGradient: true), second = y.ToTensor(withGradient: true);
        Tensor loss = CrossCorrelationLoss.Compute(first, second, settings);
        loss.backward();
        Agreement.Close(expected.Values, loss);
        Agreement.Close(x.Gradient, first.grad);
        Agreement.Close(y.Gradient, second.grad);
    }
}
