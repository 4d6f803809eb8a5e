using Kakera.Learning.Models;
using Kakera.Learning.Training;
using static TorchSharp.torch;

namespace Kakera.Learning.Methods.SimClr;

/// <summary>
/// Each view should find the other view of its image among all views of the batch. Source: Chen et al., "A Simple Framework for Contrastive
/// Learning of Visual Representations", arXiv 2002.05709.
/// </summary>
[PretrainMethod("simclr")]
internal sealed class SimClrMethod(MethodSetup setup) : IPretrainMethod
{
    private readonly double _temperature = setup.Settings.Simclr.Temperature;

    // Section 2.1: one hidden layer, as wide as the features.
    private readonly PooledNetwork _network =
        new(setup, features => Perceptron.Of(features, features, setup.Settings.Simclr.ProjectorWidth));

    public nn.Module Network => _network;

    public IEnumerable<IReadOnlyList<StageLoss>> Updates(BatchViews batch)
    {
        Tensor z = _network.Project(cat([batch.Source, batch.Partner], 0));                 // 2N P
        yield return [new StageLoss("views", NtXentLoss.Compute(z, _temperature), new Dictionary<string, Tensor>())];
    }

    public Tensor Embed(Tensor images) => _network.Project(images);

    public Tensor Features(Tensor images) => _network.Features(images);
}
