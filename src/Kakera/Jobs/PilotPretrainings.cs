using System.Runtime.ExceptionServices;
using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Evaluation.Reports;
using Kakera.Learning.Monitoring;
using Kakera.Settings;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>The pre-trainings of a pilot: a method that collapses or diverges is left out, as long as there is another.</summary>
/// <param name="Encoders">What the others came to, in the order of the methods.</param>
/// <param name="Failures">The methods that were left out.</param>
internal sealed record PilotPretrainings(IReadOnlyList<PretrainedEncoder> Encoders, IReadOnlyList<ReportFailure> Failures)
{
    /// <summary>Pre-trains with each method, one after another; what is done already is not repeated.</summary>
    /// <param name="workspace">Receives the runs.</param>
    /// <param name="data">The images.</param>
    /// <param name="methods">The methods; may be none.</param>
    /// <param name="plan">The epochs of each, and the time that each may take.</param>
    /// <param name="start">What they start from, or null.</param>
    /// <param name="settings">All settings.</param>
    /// <param name="context">Told of each method that begins and of each that fails.</param>
    /// <exception cref="TrainingDivergedException">Every method failed; the first one's.</exception>
    public static PilotPretrainings Run(
        Workspace workspace, TrainingData data, IReadOnlyList<string> methods, PilotPlan plan, GivenWeights? start,
        KakeraSettings settings, JobContext context)
    {
        var encoders = new List<PretrainedEncoder>();
        var failures = new List<ReportFailure>();
        ExceptionDispatchInfo? firstFault = null;
        for (int i = 0; i < methods.Count; i++)
        {
            string method = methods[i];
            if (methods.Count > 1)
                context.Say?.Invoke(context.Language == Language.Japanese ? $"{method} で事前学習します。" : $"Pre-training with {method}.");
            try
            {
                encoders.Add(new PretrainedEncoder(method, PretrainJob.Run(workspace, data, settings.With(method), plan.PretrainEpochs[i], plan.PretrainLimit, start, context)));
            }
            catch (TrainingDivergedException fault) when (methods.Count > 1)
            {
                firstFault ??= ExceptionDispatchInfo.Capture(fault);
                failures.Add(Failure(method, fault));
                context.Say?.Invoke(failures[^1].Reason.In(context.Language));
            }
        }

        if (encoders.Count == 0)
            firstFault?.Throw();
        return new PilotPretrainings(encoders, failures);
    }

    /// <summary>Whether an arm can start: its method did not fail.</summary>
    public bool Allows(PilotArm arm) => Failures.All(failure => failure.Method != arm.Method);

    private static ReportFailure Failure(string method, TrainingDivergedException fault) => fault.Divergence == Divergence.Collapsed
        ? new ReportFailure(method, "collapsed", fault.Epoch, fault.Step, new(
            $"{method} is left out: by epoch {fault.Epoch} (step {fault.Step}) its embeddings had collapsed, that is, all images looked alike to it. "
            + "To try it again, lower pretrain.learning_rate or use a larger pretrain.batch_size.",
            $"{method} は除外しました。エポック {fault.Epoch}(ステップ {fault.Step})までに埋め込みが潰れ、どの画像も同じに見えるようになったためです。"
            + "もう一度試すには pretrain.learning_rate を下げるか pretrain.batch_size を大きくしてください。"))
        : new ReportFailure(method, "not-finite", fault.Epoch, fault.Step, new(
            $"{method} is left out: its numbers ran away in epoch {fault.Epoch} (step {fault.Step}). To try it again, lower pretrain.learning_rate.",
            $"{method} は除外しました。エポック {fault.Epoch}(ステップ {fault.Step})で数値が発散したためです。もう一度試すには pretrain.learning_rate を下げてください。"));
}
