using Kakera.Learning.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Kakera.Learning.Methods;

/// <summary>
/// An encoder, the average of its last map, and what a method puts on that: names of weights begin with <c>encoder.</c>,
/// <c>projector.</c>, <c>predictor.</c>, <c>twin.</c>. One seed gives the encoder that <see cref="FgSslNetwork"/> begins with, too.
/// </summary>
/// <remarks>Owns its weights: dispose it, and never make it inside a dispose scope. What it returns belongs to the caller's.</remarks>
internal sealed class PooledNetwork : Module
{
#pragma warning disable IDE1006 // Naming: the fields' names are stored in weight files
    private readonly ResNetEncoder encoder;
    private readonly Module<Tensor, Tensor> projector;
    private readonly Module<Tensor, Tensor>? predictor;
    private readonly PooledNetwork? twin;
#pragma warning restore IDE1006
    private readonly ScalarType _precision;

    /// <param name="setup">Backbone, seed and precision.</param>
    /// <param name="projectorOn">The projector on E features.</param>
    /// <param name="predictor">What stands on the projector, or nothing.</param>
    /// <param name="twin">A network that follows this one, or none.</param>
    public PooledNetwork(
        MethodSetup setup, Func<int, Module<Tensor, Tensor>> projectorOn, Module<Tensor, Tensor>? predictor = null, PooledNetwork? twin = null)
        : base(nameof(PooledNetwork))
    {
        encoder = new ResNetEncoder(setup.Network.Backbone);
        projector = projectorOn(encoder.Width);
        this.predictor = predictor;
        this.twin = twin;
        _precision = setup.Precision;
        RegisterComponents();
        Initialization.Apply(this, setup.Seed);
    }

    /// <summary>The network that follows this one.</summary>
    public PooledNetwork? Twin => twin;

    /// <summary>The average of the last map: [N, 3, S, S] → [N, E], in the weights' precision.</summary>
    public Tensor Features(Tensor images)
    {
        using DisposeScope scope = NewDisposeScope();
        bool rounded = training && _precision == ScalarType.BFloat16;
        Tensor map = encoder.Forward(rounded ? images.to(ScalarType.BFloat16) : images, Branch.Stride32).Stride32!;
        return (rounded ? map.to(ScalarType.Float32) : map).mean([2, 3]).MoveToOuterDisposeScope();
    }

    /// <summary>[N, 3, S, S] → [N, P].</summary>
    public Tensor Project(Tensor images)
    {
        using DisposeScope scope = NewDisposeScope();
        return projector.forward(Features(images)).MoveToOuterDisposeScope();
    }

    /// <summary>What the predictor makes of projections, [N, P] → [N, …].</summary>
    public Tensor Predict(Tensor projections) => predictor!.forward(projections);
}
