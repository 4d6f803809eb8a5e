using Kakera.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Optimizers;

/// <summary>Moves parameters against their gradients. Owns the tensors of its state; the parameters belong to their module.</summary>
/// <remarks>
/// A parameter without a gradient stays where it is, and its own count of steps too: a branch that a step does not use is not moved by
/// it.
/// </remarks>
internal sealed class Optimizer : IDisposable
{
    private readonly IReadOnlyList<ParameterGroup> _groups;
    private readonly IUpdateRule _rule;
    private readonly Dictionary<string, Tensor[]> _slots = [];
    private readonly Dictionary<string, long> _steps = [];

    public Optimizer(OptimizerSettings settings, IReadOnlyList<ParameterGroup> groups)
    {
        _groups = groups;
        _rule = settings.Kind switch
        {
            OptimizerKind.AdamW => new AdamWRule(settings),
            OptimizerKind.Sgd => new SgdRule(settings),
            OptimizerKind.Lars => new LarsRule(settings),
            _ => throw new ArgumentOutOfRangeException(nameof(settings), settings.Kind, null),
        };
        foreach (NamedParameter parameter in Parameters)
        {
            _slots.Add(parameter.Name,
                [.. _rule.Slots.Select(_ => zeros_like(parameter.Value, requires_grad: false).DetachFromDisposeScope())]);
            _steps.Add(parameter.Name, 0);
        }
    }

    public IEnumerable<NamedParameter> Parameters => _groups.SelectMany(group => group.Parameters);

    /// <summary>Forgets all gradients, so that only what the next backward pass reaches has one.</summary>
    public void ClearGradients()
    {
        foreach (NamedParameter parameter in Parameters)
            parameter.Value.grad = null;
    }

    /// <param name="rateFactor">What the schedule makes of each group's learning rate: 0 … 1.</param>
    public void Step(double rateFactor)
    {
        using IDisposable withoutGradients = no_grad();
        foreach (ParameterGroup group in _groups)
            foreach (NamedParameter parameter in group.Parameters)
            {
                using DisposeScope scope = NewDisposeScope();
                if (parameter.Value.grad is { } gradient)
                    _rule.Apply(parameter, gradient, _slots[parameter.Name], group.LearningRate * rateFactor, ++_steps[parameter.Name]);
            }
    }

    /// <summary>
    /// What a checkpoint keeps. The slots are the optimiser's own tensors; the counts are made for the caller's dispose scope.
    /// </summary>
    public IReadOnlyDictionary<string, Tensor> State()
    {
        var state = new Dictionary<string, Tensor>();
        foreach (NamedParameter parameter in Parameters)
        {
            for (int i = 0; i < _rule.Slots.Count; i++)
                state.Add($"{parameter.Name}.{_rule.Slots[i]}", _slots[parameter.Name][i]);
            state.Add($"{parameter.Name}.steps", tensor(_steps[parameter.Name]));
        }
        return state;
    }

    /// <summary>Takes over what <see cref="State"/> gave, on whatever device it lies.</summary>
    /// <exception cref="KakeraException">The state belongs to other parameters or another optimiser.</exception>
    public void Load(IReadOnlyDictionary<string, Tensor> state)
    {
        using IDisposable withoutGradients = no_grad();
        foreach (NamedParameter parameter in Parameters)
        {
            for (int i = 0; i < _rule.Slots.Count; i++)
                _slots[parameter.Name][i].copy_(Require(state, $"{parameter.Name}.{_rule.Slots[i]}", parameter.Value.shape));
            _steps[parameter.Name] = Require(state, $"{parameter.Name}.steps", []).data<long>()[0];
        }
    }

    public void Dispose()
    {
        foreach (Tensor slot in _slots.Values.SelectMany(slots => slots))
            slot.Dispose();
    }

    private static Tensor Require(IReadOnlyDictionary<string, Tensor> state, string name, long[] shape) =>
        state.TryGetValue(name, out Tensor? found) && found.shape.AsSpan().SequenceEqual(shape)
            ? found
            : throw new KakeraException(
                "the checkpoint does not fit the optimiser", name, "Start the run anew, or restore the settings that it was started with.");
}
