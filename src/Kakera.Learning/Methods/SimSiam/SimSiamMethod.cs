using Kakera.Learning.Models;
using Kakera.Learning.Training;
using static TorchSharp.torch;

namespace Kakera.Learning.Methods.SimSiam;

/// <summary>
/// From the projection of one view the predictor guesses that of the other, which stands still: no gradient passes there. Source: Chen and
/// He, "Exploring Simple Siamese Representation Learning", arXiv 2011.10566.
/// </summary>
[PretrainMethod("simsiam")]
internal sealed class SimSiamMethod(MethodSetup setup) : IPretrainMethod
{
    private readonly PooledNetwork _network = Make(setup.Settings.Simsiam.ProjectorWidth, setup);

    public nn.Module Network => _network;

    public IEnumerable<IReadOnlyList<StageLoss>> Updates(BatchViews batch)
    {
        Tensor z1 = _network.Project(batch.Source), z2 = _network.Project(batch.Partner);
        yield return [new StageLoss("views", SimSiamLoss.Compute(_network.Predict(z1), _network.Predict(z2), z1, z2), new Dictionary<string, Tensor>())];
    }

    public Tensor Embed(Tensor images) => _network.Project(images);

    public Tensor Features(Tensor images) => _network.Features(images);

    // Section 3: three layers, the last normalised too; a predictor of two layers with a bottleneck of a quarter (appendix B).
    private static PooledNetwork Make(int width, MethodSetup setup) => new(
        setup, features => nn.Sequential(Perceptron.Of(features, width, width, width), new BatchNormalization(width)), Perceptron.Of(width, width / 4, width));
}
