using Kakera.Data.Pixels;
using Kakera.Learning.Inference;
using Kakera.Learning.Monitoring;
using Kakera.Learning.Training;
using Kakera.Settings;

namespace Kakera.Jobs;

/// <summary>Measures what the parts of a pilot take here, on networks that are thrown away.</summary>
internal static class PilotMeter
{
    private const int Steps = 4;

    /// <summary>Time for writing the report, and for what nothing else counts.</summary>
    private const double Overhead = 10;

    /// <summary>Measures steps of pre-training and fine-tuning, and answers, and adds them up to epochs.</summary>
    /// <param name="data">The images.</param>
    /// <param name="methods">The methods that pre-train.</param>
    /// <param name="arms">The arms.</param>
    /// <param name="weights">What they begin with: some share a fine-tuning, and some have a probe on two networks.</param>
    /// <param name="epochs">Epochs of each.</param>
    /// <param name="settings">All settings.</param>
    /// <param name="context">The clock.</param>
    public static PilotCosts Measure(
        TrainingData data, IReadOnlyList<string> methods, IReadOnlyList<PilotArm> arms, ArmWeights weights, IReadOnlyList<int> epochs, KakeraSettings settings,
        JobContext context)
    {
        RunContext run = RunContexts.For(context with { Progress = null }, settings, Path.GetTempPath());
        int pretrainSteps = Pretrainer.StepsPerEpoch(data.Train.Items.Count, settings.Pretrain);
        double answer = Predictor.MeasureImage(settings.Network, Math.Max(2, data.Classes.Count), data.All, run).TotalSeconds;
        double tunedAnswer = settings.Finetune.IsEnlarged
            ? Predictor.MeasureImage(settings.Network, Math.Max(2, data.Classes.Count), data.All, run, enlargement: settings.Finetune.Enlarge).TotalSeconds
            : answer;
        double described = PretrainJob.DescribedEachEpoch(data, settings.Pretrain) * answer;
        double[] pretrainEpochs =
        [
            .. methods.Select(method => EpochSeconds(settings.Pretrain with { Method = method })),
        ];
        var finetuneEpochs = new List<double>();
        IReadOnlyList<bool> trains = weights.Trains(arms);
        double probes = 0;
        int views = AnswerViews.Count(settings.Finetune.TestCrop);
        var stepOfBatch = new Dictionary<int, double>();
        for (int i = 0; i < arms.Count; i++)
        {
            ImageSet labelled = LabelledDraw.Of(data, arms[i], settings);
            int batch = Math.Min(labelled.Items.Count, settings.Finetune.BatchSize);
            if (!stepOfBatch.TryGetValue(batch, out double step))
            {
                step = Finetuner.MeasureStep(labelled, data.Classes, settings.Network, settings.Finetune, run, Steps).TotalSeconds;
                stepOfBatch.Add(batch, step);
            }

            double validation = data.Validation.Items.Count * tunedAnswer / ArmSettings.For(settings.Finetune, epochs[i]).ValidateEveryEpochs;
            if (settings.Finetune.ProbeShare > 0)
                probes += weights.ProbedNetworks(arms[i].Method) * (labelled.Items.Count + views * (2 * data.Validation.Items.Count + data.Test.Items.Count)) * answer
                    + views * data.Validation.Items.Count * tunedAnswer;
            finetuneEpochs.Add(trains[i] ? Finetuner.StepsPerEpoch(labelled.Items.Count, settings.Finetune) * step + validation : 0);
        }

        // After training: the encoders, the given one and an untrained one describe all labelled images, every arm answers validation and test, and
        // its probe learns the labels, is tried on validation and answers beside it.
        int labelledImages = data.Train.Items.Count(item => item.ClassIndex is not null) + data.Validation.Items.Count + data.Test.Items.Count;
        int given = arms.Any(arm => arm.Method == PilotArm.Transfer) ? 1 : 0;
        double rest = Overhead + probes + (methods.Count + given + 1.5) * labelledImages * answer
            + arms.Count * views * (data.Validation.Items.Count + data.Test.Items.Count) * tunedAnswer;
        return new PilotCosts(pretrainEpochs, finetuneEpochs, rest);

        double EpochSeconds(PretrainSettings pretrain)
        {
            try
            {
                return pretrainSteps * Pretrainer.MeasureStep(data.Train, settings.Network, pretrain, run, Steps).TotalSeconds + described;
            }
            catch (TrainingDivergedException)
            {
                return 0; // its pre-training will fail as soon, and say so
            }
        }
    }
}
