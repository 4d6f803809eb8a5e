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
        double answer = AnswerSeconds(enlargement: 1);
        var answerOfEnlargement = new Dictionary<int, double> { [1] = answer };
        double described = PretrainJob.DescribedEachEpoch(data, settings.Pretrain) * answer;
        double[] pretrainEpochs =
        [
            .. methods.Select(method => EpochSeconds(settings.Pretrain with { Method = method })),
        ];
        var finetuneEpochs = new List<double>();
        IReadOnlyList<bool> trains = weights.Trains(arms);
        double probes = 0;
        int views = AnswerViews.Count(settings.Finetune.TestCrop);
        var stepOfBatch = new Dictionary<(int Batch, int Enlargement), double>();
        double tunedAnswers = 0;
        for (int i = 0; i < arms.Count; i++)
        {
            ImageSet labelled = LabelledDraw.Of(data, arms[i], settings);
            FinetuneSettings finetune = weights.Finetune(settings.Finetune, arms[i].Method, data.Pixels.Side);
            var alike = (Batch: Math.Min(labelled.Items.Count, finetune.BatchSize), finetune.Enlargement);
            if (!stepOfBatch.TryGetValue(alike, out double step))
            {
                step = Finetuner.MeasureStep(labelled, data.Classes, settings.Network, finetune, run, Steps).TotalSeconds;
                stepOfBatch.Add(alike, step);
            }

            if (!answerOfEnlargement.TryGetValue(finetune.Enlargement, out double tunedAnswer))
            {
                tunedAnswer = AnswerSeconds(finetune.Enlargement);
                answerOfEnlargement.Add(finetune.Enlargement, tunedAnswer);
            }

            tunedAnswers += views * (data.Validation.Items.Count + data.Test.Items.Count) * tunedAnswer;
            double validation = data.Validation.Items.Count * tunedAnswer / ArmSettings.For(finetune, epochs[i]).ValidateEveryEpochs;
            if (settings.Finetune.ProbeShare > 0)
                probes += weights.ProbedNetworks(arms[i].Method) * (labelled.Items.Count + views * (data.Validation.Items.Count + data.Test.Items.Count)) * answer;
            finetuneEpochs.Add(trains[i] ? Finetuner.StepsPerEpoch(labelled.Items.Count, finetune) * step + validation : 0);
        }

        // After training: the encoders, the given one and an untrained one describe all labelled images, every arm answers validation and test, and
        // its probe learns the labels and answers beside it.
        int labelledImages = data.Train.Items.Count(item => item.ClassIndex is not null) + data.Validation.Items.Count + data.Test.Items.Count;
        int given = arms.Any(arm => arm.Method == PilotArm.Transfer) ? 1 : 0;
        double rest = Overhead + probes + tunedAnswers + (methods.Count + given + 1.5) * labelledImages * answer;
        return new PilotCosts(pretrainEpochs, finetuneEpochs, rest);

        double AnswerSeconds(int enlargement) =>
            Predictor.MeasureImage(settings.Network, Math.Max(2, data.Classes.Count), data.All, run, enlargement: enlargement).TotalSeconds;

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
