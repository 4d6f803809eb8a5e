using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Kakera.Learning.Models;

/// <summary>A branch's vector to its embedding: BN · Linear · BN · ELU, [N, inputs] → [N, D].</summary>
internal sealed class EmbeddingHead : Module<Tensor, Tensor>
{
#pragma warning disable IDE1006 // Naming: the fields' names are stored in weight files
    private readonly BatchNormalization bn1;
    private readonly Linear linear;
    private readonly BatchNormalization bn2;
#pragma warning restore IDE1006

    public EmbeddingHead(int inputs, int dimension)
        : base(nameof(EmbeddingHead))
    {
        bn1 = new BatchNormalization(inputs);
        linear = Linear(inputs, dimension);
        bn2 = new BatchNormalization(dimension);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        return Elu(bn2.forward(linear.forward(bn1.forward(x)))).MoveToOuterDisposeScope();
    }

    // max(z, 0) + e^min(z, 0) − 1, without a number that TorchSharp would have to hand over (see Numbers).
    private static Tensor Elu(Tensor z) => functional.relu(z).Plus(functional.relu(z.neg()).neg().expm1());
}
