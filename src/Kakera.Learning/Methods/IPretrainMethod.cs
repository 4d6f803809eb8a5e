using Kakera.Learning.Training;
using Kakera.Learning.Transforms;
using static TorchSharp.torch;

namespace Kakera.Learning.Methods;

/// <summary>
/// A way to learn from images without labels, on the trainer that all ways share: batches, views, optimiser, schedule, checkpoints, measures
/// and guards are the trainer's. A class with a <see cref="PretrainMethodAttribute"/> and a constructor that takes a
/// <see cref="MethodSetup"/> is all that a method is.
/// </summary>
/// <remarks>Owns its network.</remarks>
internal interface IPretrainMethod : IDisposable
{
    /// <summary>
    /// All of its parts, the encoder under the name <c>encoder</c>. Checkpoints keep every weight and running statistic of it; an optimiser
    /// moves those that require a gradient.
    /// </summary>
    nn.Module Network { get; }

    /// <summary>
    /// Whether the network is an <see cref="Models.FgSslNetwork"/> that is kept whole. Of other networks the model file keeps the encoder,
    /// and fine-tuning starts everything else anew.
    /// </summary>
    bool TrainsBlock => false;

    /// <summary>Called once the network was given other first weights: what copies them copies them again.</summary>
    void FollowStart()
    {
        // Most have nothing that does.
    }

    /// <summary>The views that it can learn from: those asked for, less what would make its task ill-posed.</summary>
    PretrainViews Suited(PretrainViews asked) => asked;

    /// <summary>
    /// The losses of one batch, one element for each optimiser step. What stands behind an element is done when the step that it is for has
    /// moved the weights.
    /// </summary>
    IEnumerable<IReadOnlyList<StageLoss>> Updates(BatchViews batch);

    /// <summary>What collapses when anything does: [n, 3, S, S], normalised → [n, D].</summary>
    Tensor Embed(Tensor images);

    /// <summary>What probes look at: the encoder's last map, averaged. [n, 3, S, S], normalised → [n, E].</summary>
    Tensor Features(Tensor images);

    /// <summary>Frees the network.</summary>
    void IDisposable.Dispose() => Network.Dispose();
}
