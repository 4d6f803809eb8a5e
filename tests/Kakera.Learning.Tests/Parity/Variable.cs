using Kakera.Data;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Parity;

/// <summary>
/// Numbers in a plain array, with the gradient of a scalar that was computed from them. What is computed by <see cref="Layers"/> and
/// <see cref="LossDefinitions"/> is the method written down loop by loop: it knows nothing of torch.
/// </summary>
internal sealed class Variable(double[] values, int[] shape)
{
    private readonly Variable[] _inputs = [];
    private readonly Action<Variable>? _passBack;

    private Variable(double[] values, int[] shape, Variable[] inputs, Action<Variable> passBack)
        : this(values, shape)
    {
        _inputs = inputs;
        _passBack = passBack;
    }

    public double[] Values { get; } = values;

    public double[] Gradient { get; } = new double[values.Length];

    public int[] Shape { get; } = shape;

    public double Value => Values.Single();

    /// <summary><paramref name="passBack"/> adds what the result's gradient, given as its argument, means for the inputs' gradients.</summary>
    public static Variable Computed(double[] values, int[] shape, Variable[] inputs, Action<Variable> passBack) =>
        new(values, shape, inputs, passBack);

    public static Variable Of(Tensor tensor)
    {
        using Tensor numbers = tensor.detach().to(ScalarType.Float64).contiguous();
        return new Variable(numbers.data<double>().ToArray(), [.. tensor.shape.Select(length => (int)length)]);
    }

    public static Variable Random(ulong seed, params int[] shape)
    {
        var random = new KeyedRandom(seed);
        double[] values = new double[shape.Aggregate(1, (a, b) => a * b)];
        for (int i = 0; i < values.Length; i++)
            values[i] = random.NextGaussian();
        return new Variable(values, shape);
    }

    public Tensor ToTensor(bool withGradient = false)
    {
        Tensor made = tensor(Values, [.. Shape.Select(length => (long)length)]);
        return withGradient ? made.requires_grad_() : made;
    }

    /// <summary>Gradients of this scalar with respect to everything it was computed from.</summary>
    public void Backward()
    {
        var order = new List<Variable>();
        Visit(this, [], order);
        Gradient[0] = 1;
        for (int i = order.Count - 1; i >= 0; i--)
            order[i]._passBack?.Invoke(order[i]);
    }

    private static void Visit(Variable variable, HashSet<Variable> seen, List<Variable> order)
    {
        if (!seen.Add(variable))
            return;
        foreach (Variable input in variable._inputs)
            Visit(input, seen, order);
        order.Add(variable);
    }
}
