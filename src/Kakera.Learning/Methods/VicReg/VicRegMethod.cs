using Kakera.Learning.Models;
using Kakera.Learning.Training;
using static TorchSharp.torch;

namespace Kakera.Learning.Methods.VicReg;

/// <summary>
/// Two whole views that should agree, while every coordinate keeps its variance and none repeats another. Source: Bardes, Ponce and LeCun,
/// "VICReg: Variance-Invariance-Covariance Regularization for Self-Supervised Learning", arXiv 2105.04906.
/// </summary>
[PretrainMethod("vicreg")]
internal sealed class VicRegMethod(MethodSetup setup) : IPretrainMethod
{
    private readonly VicRegSettings _settings = setup.Settings.Vicreg;

    // Section 4.2: three layers of one width.
    private readonly PooledNetwork _network =
        new(setup, features => Perceptron.Of(features, [.. Enumerable.Repeat(setup.Settings.Vicreg.ProjectorWidth, 3)]));

    public nn.Module Network => _network;

    public IEnumerable<IReadOnlyList<StageLoss>> Updates(BatchViews batch)
    {
        VicRegParts parts = VicRegLoss.Measure(_network.Project(batch.Source), _network.Project(batch.Partner), _settings);
        yield return
        [
            new StageLoss("views", parts.Loss, new Dictionary<string, Tensor>
            {
                ["invariance"] = parts.Invariance,
                ["variance"] = parts.Variance,
                ["covariance"] = parts.Covariance,
            }),
        ];
    }

    public Tensor Embed(Tensor images) => _network.Project(images);

    public Tensor Features(Tensor images) => _network.Features(images);
}
