using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Kakera.Learning.Methods.Byol;

/// <summary>A network's twin, whose weights are a slow average of the network's own.</summary>
internal static class Twin
{
    /// <summary>Gives the twin the network's weights, and takes it out of the optimiser's hands.</summary>
    public static void Part(PooledNetwork network)
    {
        Follow(network, momentum: 0);
        foreach (Parameter weight in network.Twin!.parameters())
            weight.requires_grad_(false);
    }

    /// <summary>ξ ← τ ξ + (1 − τ) θ (arXiv 2006.07733, equation 1); the twin has no predictor.</summary>
    /// <param name="network">θ, with its twin, ξ.</param>
    /// <param name="momentum">τ.</param>
    public static void Follow(PooledNetwork network, double momentum)
    {
        using IDisposable withoutGradients = no_grad();
        Dictionary<string, Parameter> own = network.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter);
        foreach ((string name, Parameter weight) in network.Twin!.named_parameters())
            weight.Scale(momentum).Add(own[name], 1 - momentum);
    }

    /// <summary>τ = 1 − (1 − τ₀) (cos(π k / K) + 1) / 2 (section 3.2): the twin slows down, and stands at the end.</summary>
    /// <param name="first">τ₀.</param>
    /// <param name="done">k / K, the share of the run that is over.</param>
    public static double MomentumAt(double first, double done) => 1 - (1 - first) * (Math.Cos(Math.PI * done) + 1) / 2;
}
