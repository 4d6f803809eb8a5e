namespace Kakera.Learning.Tests.Parity;

/// <summary>The definitions' own gradients against central differences: a second, cruder check that stands on values alone.</summary>
public sealed class DefinitionTests
{
    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(3, 1, 1)]
    [InlineData(3, 2, 1)]
    [InlineData(1, 2, 0)]
    public void Convolutions_gradients_are_their_differences(int kernel, int stride, int padding)
    {
        Variable x = Variable.Random(1, 2, 3, 5, 5), weight = Variable.Random(2, 4, 3, kernel, kernel);
        CheckBoth(() => Squared(Layers.Convolution(x, weight, stride, padding)), x, weight);
    }

    [Fact]
    public void A_branchs_gradients_are_its_differences()
    {
        Variable x = Variable.Random(1, 3, 4, 4, 4), wide = Variable.Random(2, 5, 4, 1, 1), narrow = Variable.Random(3, 3, 5, 3, 3);
        Variable gain = Variable.Random(4, 5), shift = Variable.Random(5, 5), gain2 = Variable.Random(6, 3), shift2 = Variable.Random(7, 3);
        CheckBoth(
            () =>
            {
                Variable y = Layers.Relu(Layers.BatchNormalisation(Layers.Convolution(x, wide, 1, 0), gain, shift));
                y = Layers.Relu(Layers.BatchNormalisation(Layers.Convolution(y, narrow, 1, 1), gain2, shift2));
                return Squared(Layers.LargestOfMap(Layers.MaxPool(Layers.Sum(y, y))));
            },
            x,
            wide,
            narrow,
            gain,
            shift,
            gain2,
            shift2);
    }

    [Fact]
    public void A_heads_gradients_are_its_differences()
    {
        Variable x = Variable.Random(1, 4, 3), weight = Variable.Random(2, 2, 6), bias = Variable.Random(3, 2);
        CheckBoth(() => Squared(Layers.Elu(Layers.Linear(Layers.Joined(x, x), weight, bias))), x, weight, bias);
    }

    [Fact]
    public void The_losses_gradients_are_their_differences()
    {
        Variable x = Variable.Random(1, 5, 3), y = Variable.Random(2, 5, 3);
        CheckBoth(() => LossDefinitions.CrossCorrelation(x, y, .3), x, y);
        CheckBoth(() => LossDefinitions.Reference(x, y, .3), x, y);
        double[] targets = [.2, .8, 0, 1, 0, 0, .3, .3, .4, 0, 0, 1, .5, .5, 0];
        CheckBoth(() => LossDefinitions.CrossEntropy(x, targets, [1, .5, 2]), x);
    }

    private static void CheckBoth(Func<Variable> loss, params Variable[] of)
    {
        foreach (Variable variable in of)
        {
            foreach (Variable other in of)
                Array.Clear(other.Gradient);
            Agreement.GradientMatchesDifferences(loss, variable);
        }
    }

    private static Variable Squared(Variable x) => Variable.Computed([x.Values.Sum(v => v * v)], [], [x], result =>
    {
        for (int i = 0; i < x.Values.Length; i++)
            x.Gradient[i] += 2 * x.Values[i] * result.Gradient[0];
    });
}
