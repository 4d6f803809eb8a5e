using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Optimizers;

/// <summary>The length of the gradient over all parameters, and its limit.</summary>
internal static class GradientNorm
{
    /// <summary>√Σ‖gᵢ‖² over the parameters that have a gradient; not finite where any gradient is not.</summary>
    public static double Measure(IEnumerable<NamedParameter> parameters)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] norms = [.. parameters.Select(parameter => parameter.Value.grad).OfType<Tensor>().Select(gradient => gradient.norm())];
        return norms.Length == 0 ? 0 : stack(norms).norm().Value();
    }

    /// <summary>
    /// Shortens the gradient to <paramref name="limit"/> where it is longer (<paramref name="norm"/>), its direction kept.
    /// </summary>
    public static void Clip(IEnumerable<NamedParameter> parameters, double norm, double limit)
    {
        if (norm <= limit)
            return;
        using DisposeScope scope = NewDisposeScope();
        foreach (NamedParameter parameter in parameters)
            parameter.Value.grad?.Scale(limit / norm);
    }
}
