using Kakera.Learning.Training;
using Kakera.Learning.Transforms;
using static TorchSharp.torch;

namespace Kakera.Learning.Methods.Rotation;

/// <summary>
/// Each image in all four directions; the network says by how much it was turned. Source: Gidaris, Singh and Komodakis, "Unsupervised
/// Representation Learning by Predicting Image Rotations" (RotNet), arXiv 1803.07728.
/// </summary>
/// <remarks>It asks for images that have an up: of lesions and cells seen from above there is little to learn so.</remarks>
[PretrainMethod("rotation")]
internal sealed class RotationMethod(MethodSetup setup) : IPretrainMethod
{
    private readonly PooledNetwork _network = new(setup, features => nn.Linear(features, QuarterTurns.Count));

    public nn.Module Network => _network;

    /// <summary>
    /// Without rotation, and without upside-down flips, which with left-right ones are half a turn: an answer must be possible. Only x′ is used.
    /// </summary>
    public PretrainViews Suited(PretrainViews asked) => asked with { Source = asked.Source with { RotationDegrees = 0, VerticalFlip = 0 } };

    public IEnumerable<IReadOnlyList<StageLoss>> Updates(BatchViews batch)
    {
        Tensor images = batch.Source;
        long[] turns = [.. Enumerable.Range(0, QuarterTurns.Count).SelectMany(turn => Enumerable.Repeat((long)turn, (int)images.shape[0]))];
        Tensor logits = _network.Project(QuarterTurns.Of(images)), classes = tensor(turns, device: images.device);
        yield return [Guess.Loss("turn", logits, classes)];
    }

    public Tensor Embed(Tensor images) => _network.Features(images);

    public Tensor Features(Tensor images) => _network.Features(images);
}
