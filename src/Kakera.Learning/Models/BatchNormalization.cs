using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Kakera.Learning.Models;

/// <summary>
/// Batch normalisation of [N, C] or [N, C, H, W], with the key names of torch's: statistics of the batch in training, running ones in
/// evaluation. Computes in the precision of its input, its own numbers stay in theirs. Source: arXiv 1502.03167.
/// </summary>
/// <remarks>TorchSharp's own counts batches by adding a plain number, which is not safe: see <see cref="Numbers"/>.</remarks>
internal sealed class BatchNormalization : Module<Tensor, Tensor>
{
    /// <summary>How fast running statistics follow where nothing else is asked for.</summary>
    public const double UsualMomentum = .1;

    private const double Epsilon = 1e-5;

#pragma warning disable IDE1006 // Naming: the fields' names are stored in weight files
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly Tensor running_mean;
    private readonly Tensor running_var;
    private readonly Tensor num_batches_tracked;
#pragma warning restore IDE1006

    /// <param name="channels">C.</param>
    /// <param name="momentum">The share of a batch in the running statistics, 0 … 1.</param>
    public BatchNormalization(int channels, double momentum = UsualMomentum)
        : base(nameof(BatchNormalization))
    {
        Momentum = momentum;
        weight = Parameter(ones(channels));
        bias = Parameter(zeros(channels));
        running_mean = zeros(channels);
        running_var = ones(channels);
        num_batches_tracked = zeros([], ScalarType.Int64);
        RegisterComponents();
    }

    /// <summary>The share of the next batch in the running statistics, 0 … 1.</summary>
    public double Momentum { get; set; }

    public override Tensor forward(Tensor x)
    {
        if (training)
        {
            using Scalar one = 1.ToScalar();
            num_batches_tracked.add_(one, one);
        }

        return functional.batch_norm(x, running_mean, running_var, weight, bias, training, Momentum, Epsilon);
    }
}
