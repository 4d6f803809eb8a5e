using Kakera.Learning.Models;
using Kakera.Learning.Training;
using static TorchSharp.torch;

namespace Kakera.Learning.Methods.Byol;

/// <summary>
/// From the projection of one view the predictor guesses what a slowly following twin makes of the other. Source: Grill et al., "Bootstrap
/// Your Own Latent: A New Approach to Self-Supervised Learning", arXiv 2006.07733.
/// </summary>
[PretrainMethod("byol")]
internal sealed class ByolMethod : IPretrainMethod
{
    private readonly PooledNetwork _network;
    private readonly double _momentum;

    public ByolMethod(MethodSetup setup)
    {
        ByolSettings settings = setup.Settings.Byol;
        _momentum = settings.Momentum;
        nn.Module<Tensor, Tensor> Projector(int features) => Perceptron.Of(features, settings.HiddenWidth, settings.ProjectorWidth);
        _network = new PooledNetwork(
            setup, Projector, Perceptron.Of(settings.ProjectorWidth, settings.HiddenWidth, settings.ProjectorWidth),
            new PooledNetwork(setup, Projector));
        Twin.Part(_network);
    }

    public nn.Module Network => _network;

    public IEnumerable<IReadOnlyList<StageLoss>> Updates(BatchViews batch)
    {
        Tensor q1 = _network.Predict(_network.Project(batch.Source)), q2 = _network.Predict(_network.Project(batch.Partner));
        yield return
        [
            new StageLoss("views", ByolLoss.Compute(q1, q2, Still(batch.Source), Still(batch.Partner)), new Dictionary<string, Tensor>()),
        ];
        Twin.Follow(_network, Twin.MomentumAt(_momentum, batch.Done));
    }

    public void FollowStart() => Twin.Follow(_network, momentum: 0);

    public Tensor Embed(Tensor images) => _network.Project(images);

    public Tensor Features(Tensor images) => _network.Features(images);

    private Tensor Still(Tensor images)
    {
        using IDisposable withoutGradients = no_grad();
        return _network.Twin!.Project(images);
    }
}
