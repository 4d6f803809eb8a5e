namespace Kakera.Jobs;

/// <summary>What the parts of a pilot take on this machine, measured on its first steps. Times in seconds.</summary>
/// <param name="PretrainEpochs">One epoch of pre-training with each method.</param>
/// <param name="FinetuneEpochs">One epoch of each fine-tuning run that is asked for, validation included; 0 where an arm before it has the same run.</param>
/// <param name="Rest">Everything that comes after training whatever the epochs: probes, test predictions, intervals, report.</param>
internal sealed record PilotCosts(IReadOnlyList<double> PretrainEpochs, IReadOnlyList<double> FinetuneEpochs, double Rest);
