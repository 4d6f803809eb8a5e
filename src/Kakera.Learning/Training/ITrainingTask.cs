using Kakera.Data.Pixels;
using static TorchSharp.torch;

namespace Kakera.Learning.Training;

/// <summary>What differs between pre-training and fine-tuning, as the loop sees it.</summary>
internal interface ITrainingTask : IDisposable
{
    /// <summary>Weights and running statistics by name, as they are: what a checkpoint keeps of the network.</summary>
    IReadOnlyDictionary<string, Tensor> Weights { get; }

    /// <summary>What a checkpoint keeps beside weights and optimiser; empty for nothing.</summary>
    IReadOnlyDictionary<string, Tensor> Extra { get; }

    /// <summary>The batches of an epoch: a pure function of the epoch.</summary>
    IEnumerable<IReadOnlyList<ImageItem>> Batches(int epoch);

    /// <summary>
    /// The losses of one batch, one element for each optimiser step: four of one stage each in the progressive schedule, one of all four
    /// in the joint one. Asked for one after another, so that each sees the weights that the step before it left.
    /// </summary>
    IEnumerable<IReadOnlyList<StageLoss>> Updates(PixelBatch batch, int epoch);

    /// <summary>Gets ready to train: training mode, and whatever depends on the position in the run.</summary>
    void BeginStep(long step);

    /// <summary>Measures the network after an epoch; changes nothing that training depends on.</summary>
    IReadOnlyDictionary<string, double> Measure(int epoch);

    /// <summary>Told of each epoch when it is on record, the newest last. May throw to stop the run.</summary>
    void AfterEpoch(IReadOnlyList<EpochRecord> history);

    /// <summary>Takes over what <see cref="Extra"/> gave.</summary>
    void LoadExtra(IReadOnlyDictionary<string, Tensor> tensors);
}
