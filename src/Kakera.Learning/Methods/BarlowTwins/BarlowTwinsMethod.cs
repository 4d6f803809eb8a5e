using Kakera.Learning.Losses;
using Kakera.Learning.Models;
using Kakera.Learning.Training;
using static TorchSharp.torch;

namespace Kakera.Learning.Methods.BarlowTwins;

/// <summary>
/// Two whole views, their projections' cross-correlation drawn to the identity. Source: Zbontar et al., "Barlow Twins: Self-Supervised
/// Learning via Redundancy Reduction", arXiv 2103.03230.
/// </summary>
[PretrainMethod("barlow-twins")]
internal sealed class BarlowTwinsMethod(MethodSetup setup) : IPretrainMethod
{
    private readonly PooledNetwork _network = new(setup, features => Perceptron.Of(features, Widths(setup)));
    private readonly CrossCorrelationSettings _loss = new() { OffDiagonalWeight = setup.Settings.BarlowTwins.OffDiagonalWeight };

    public nn.Module Network => _network;

    public IEnumerable<IReadOnlyList<StageLoss>> Updates(BatchViews batch)
    {
        CrossCorrelationParts parts = CrossCorrelationLoss.Measure(_network.Project(batch.Source), _network.Project(batch.Partner), _loss);
        yield return
        [
            new StageLoss("views", parts.Loss, new Dictionary<string, Tensor>
            {
                ["on_diagonal"] = parts.OnDiagonal,
                ["off_diagonal"] = parts.OffDiagonal,
            }),
        ];
    }

    public Tensor Embed(Tensor images) => _network.Project(images);

    public Tensor Features(Tensor images) => _network.Features(images);

    // Section 2.2: three layers of one width.
    private static int[] Widths(MethodSetup setup) => [.. Enumerable.Repeat(setup.Settings.BarlowTwins.ProjectorWidth, 3)];
}
