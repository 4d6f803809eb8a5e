using Kakera.Data;
using Kakera.Learning.Models;
using Kakera.Learning.Training;
using static TorchSharp.torch;

namespace Kakera.Learning.Methods.Jigsaw;

/// <summary>
/// An image's nine tiles in one of some fixed orders, each seen by itself; the network says which order. Source: Noroozi and Favaro,
/// "Unsupervised Learning of Visual Representations by Solving Jigsaw Puzzles", arXiv 1603.09246.
/// </summary>
[PretrainMethod("jigsaw")]
internal sealed class JigsawMethod : IPretrainMethod
{
    /// <summary>The "view" in (seed, epoch, image, view); see <see cref="View"/>.</summary>
    private const ulong TilesView = 32;

    private readonly PooledNetwork _network;
    private readonly int[][] _orders;
    private readonly ulong _seed;

    public JigsawMethod(MethodSetup setup)
    {
        JigsawSettings settings = setup.Settings.Jigsaw;
        _seed = setup.Seed;
        _orders = FarPermutations.Choose(settings.Permutations, Tiles.Count);
        // Figure 3: each tile through the same layers, their outputs joined, a classifier on all of them.
        _network = new PooledNetwork(
            setup,
            features => nn.Sequential(nn.Linear(features, settings.TileWidth), nn.ReLU()),
            Perceptron.Of(Tiles.Count * settings.TileWidth, settings.HiddenWidth, settings.Permutations));
    }

    public nn.Module Network => _network;

    public IEnumerable<IReadOnlyList<StageLoss>> Updates(BatchViews batch)
    {
        Tensor images = batch.Source;
        int side = (int)images.shape[3];
        var classes = new long[batch.Keys.Count];
        var places = new TilePlace[batch.Keys.Count][];
        for (int n = 0; n < classes.Length; n++)
        {
            var random = new KeyedRandom(_seed, (ulong)batch.Epoch, batch.Keys[n], TilesView);
            classes[n] = random.NextInt(_orders.Length);
            places[n] = Tiles.Draw(_orders[classes[n]], side, ref random);
        }

        Tensor described = _network.Project(Tiles.Cut(images, places));                     // (N 9) w
        Tensor logits = _network.Predict(described.reshape(classes.Length, -1));            // (N 9) w -> N (9 w) -> N P
        yield return [Guess.Loss("order", logits, tensor(classes, device: images.device))];
    }

    public Tensor Embed(Tensor images) => _network.Features(images);

    public Tensor Features(Tensor images) => _network.Features(images);
}
