using Kakera.Data.Progress;
using Kakera.Learning.Checkpoints;
using Kakera.Learning.Monitoring;
using Kakera.Learning.Optimizers;
using Kakera.Learning.Schedules;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Training;

/// <summary>
/// The one loop that trains: goes on from the newest checkpoint, steps, measures each epoch, leaves checkpoints. Stopping anywhere and
/// running again equals never having stopped, to the bit on the CPU, because all random numbers are keyed and everything else that a step
/// depends on is in the checkpoint.
/// </summary>
internal sealed class TrainingLoop(TrainingPlan plan, ITrainingTask task, Optimizer optimizer, PixelLoader loader, RunContext context)
{
    private const string LossName = "loss";
    private const int StepsBetweenEvents = 10;

    private readonly CheckpointStore _store = new(context.Folder);
    private readonly DivergenceGuard _guard = new(plan.LearningRateSetting, plan.LearningRate, plan.StepsPerEpoch);
    private LearningRateSchedule _schedule = new(plan.WarmupSteps, plan.TotalSteps);
    private Standstill? _standstill;
    private IReadOnlyList<TimeCut> _cuts = [];
    private long _begun;
    private long _lastSaved; // timestamp
    private CheckpointDescription? _saved;

    /// <summary>Trains to the end of the plan, or to the shorter one that a standstill or a limit of time leaves.</summary>
    /// <exception cref="OperationCanceledException">The context was cancelled; a checkpoint holds the state.</exception>
    /// <exception cref="TrainingDivergedException">The numbers ran away, or the embeddings collapsed.</exception>
    /// <exception cref="Data.KakeraException">
    /// The folder holds a run that was started with other choices, or cannot be written to.
    /// </exception>
    public FinishedRun Run()
    {
        _begun = _lastSaved = context.Time.GetTimestamp();
        TrainingState state = Restore();
        using var events = new EventsFile(context.Folder, context.Time, state.Step);
        MetricsFile.Write(MetricsPath, state.History);
        try
        {
            while (true)
            {
                // Also what a checkpoint left open that was made between an epoch's last batch and its measurements.
                if (state.EpochIsOpen)
                    CloseEpoch(state, events);
                SaveIfDue(state);
                if (state.Step == _schedule.Steps)
                    return Finish(state);
                TrainToEpochEnd(state, events);
            }
        }
        catch (OperationCanceledException)
        {
            Save(state);
            throw;
        }
    }

    private string MetricsPath => Path.Combine(context.Folder, "metrics.csv");

    private void TrainToEpochEnd(TrainingState state, EventsFile events)
    {
        int epoch = state.Epoch;
        foreach (PixelBatch batch in loader.Read(task.Batches(epoch).Skip(state.BatchesDone)))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            IReadOnlyDictionary<string, double> values = Step(batch, epoch, state.Step);
            state.CountBatch(values);
            Report(state, values, events);
            if (!state.EpochIsOpen)
                SaveIfDue(state);
        }
    }

    /// <summary>One batch: for each optimiser step that the schedule asks for, forward, backward, move.</summary>
    internal IReadOnlyDictionary<string, double> Step(PixelBatch batch, int epoch, long step)
    {
        NativeHeap.KeepPages();
        using DisposeScope scope = NewDisposeScope();
        var values = new BatchValues();
        double rate = _schedule.At(step);
        task.BeginStep(step);
        foreach (IReadOnlyList<StageLoss> stages in task.Updates(batch, epoch))
        {
            optimizer.ClearGradients();
            Tensor loss = stages.Select(stage => stage.Loss).Aggregate((sum, next) => sum.Plus(next));
            loss.backward();
            double gradientNorm = GradientNorm.Measure(optimizer.Parameters);
            _guard.Check(loss.Value(), gradientNorm, step);
            if (plan.GradientLimit > 0)
                GradientNorm.Clip(optimizer.Parameters, gradientNorm, plan.GradientLimit);
            optimizer.Step(rate);
            values.Add(stages, gradientNorm);
        }
        optimizer.ClearGradients();
        return values.Read(LossName);
    }

    private void CloseEpoch(TrainingState state, EventsFile events)
    {
        int epoch = state.Epoch; // counted from 0, so the number of the one that just ended
        var measures = new Dictionary<string, double>(state.Means(), StringComparer.Ordinal);
        measures.Remove(LossName, out double loss);
        foreach ((string name, double value) in task.Measure(epoch))
            measures[name] = value;
        _guard.Check(measures, state.Step);
        var record = new EpochRecord(epoch, state.Step, plan.LearningRate * _schedule.At(state.Step - 1), loss, Seconds(state), measures);
        state.CloseEpoch(record);
        MetricsFile.Write(MetricsPath, state.History);
        events.Add(state.Step, measures.Select(measure => KeyValuePair.Create($"epoch/{measure.Key}", measure.Value))
            .Append(KeyValuePair.Create("epoch/loss", loss)));
        task.AfterEpoch(state.History);
        Shorten(state.History);
        NativeHeap.GiveBack();
    }

    // What it does follows from the history, so a resumed run does it again.
    private void Shorten(IReadOnlyList<EpochRecord> history)
    {
        if (_standstill is not null)
            return;
        int risingEpochs = (int)((plan.WarmupSteps + plan.StepsPerEpoch - 1) / plan.StepsPerEpoch);
        IReadOnlyList<TimeCut> cuts = plan.TimeLimit is TimeSpan limit ? TimeCut.Find(history, limit.TotalSeconds, plan.Epochs, risingEpochs) : [];
        if (plan.EarlyStop is { } settings && Standstill.Find(history, settings, plan.Epochs) is { } standstill
            && (cuts.Count == 0 || standstill.Epoch <= cuts[0].Epoch)) // once the rate comes down, little movement is normal
        {
            _standstill = standstill;
            Cut(standstill.Epoch, standstill.LastEpoch, standstill.Sentence(settings, plan.Epochs));
            return;
        }

        foreach (TimeCut cut in cuts.Skip(_cuts.Count))
            Cut(cut.Epoch, cut.LastEpoch, cut.Sentence(plan.Epochs));
        _cuts = cuts;
    }

    private void Cut(int epoch, int last, string sentence)
    {
        _schedule = _schedule.CutAt((long)epoch * plan.StepsPerEpoch, (long)(last - epoch) * plan.StepsPerEpoch);
        context.Say?.Invoke(sentence);
    }

    private void Report(TrainingState state, IReadOnlyDictionary<string, double> values, EventsFile events)
    {
        if (state.Step % StepsBetweenEvents == 0 || state.Step == 1)
        {
            double rate = plan.LearningRate * _schedule.At(state.Step - 1);
            events.Add(state.Step, values.Append(KeyValuePair.Create("learning_rate", rate))
                .Select(value => KeyValuePair.Create($"step/{value.Key}", value.Value)));
        }
        int epoch = (int)((state.Step - 1) / plan.StepsPerEpoch) + 1;
        context.Progress?.Report(new JobProgress(
            plan.Stage, state.Step * plan.BatchSize, _schedule.Steps * plan.BatchSize, "images",
            $"epoch {epoch}/{_schedule.Steps / plan.StepsPerEpoch}, loss {values[LossName]:G4}"));
    }

    private TrainingState Restore()
    {
        using DisposeScope scope = NewDisposeScope();
        if (_store.LoadNewest(context.Say) is not { } checkpoint)
            return new TrainingState(plan, from: null);
        RunIdentity.Require(checkpoint.Description.Identity, plan.Identity, context.Folder);
        var content = new TensorFileContent(checkpoint.Tensors, new Dictionary<string, string>());
        NetworkWeights.Copy(content.Under("network."), task.Weights, context.Folder);
        optimizer.Load(content.Under("optimizer."));
        task.LoadExtra(content.Under("extra."));
        _saved = checkpoint.Description;
        Shorten(checkpoint.Description.History);
        return new TrainingState(plan, checkpoint.Description);
    }

    private void SaveIfDue(TrainingState state)
    {
        bool byCount = plan.CheckpointEverySteps > 0 && state.Step > 0 && state.Step % plan.CheckpointEverySteps == 0;
        bool byTime = plan.CheckpointEverySeconds > 0
            && context.Time.GetElapsedTime(_lastSaved).TotalSeconds >= plan.CheckpointEverySeconds;
        if (byCount || byTime)
            Save(state);
    }

    private void Save(TrainingState state)
    {
        bool nothingHappened = state.Step == 0 || (state.Step == _saved?.Step && state.History.Count == _saved.History.Count);
        if (nothingHappened)
            return;
        using DisposeScope scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach ((string name, Tensor tensor) in task.Weights)
            tensors.Add("network." + name, tensor);
        foreach ((string name, Tensor tensor) in optimizer.State())
            tensors.Add("optimizer." + name, tensor);
        foreach ((string name, Tensor tensor) in task.Extra)
            tensors.Add("extra." + name, tensor);
        _saved = state.Describe(Seconds(state));
        _store.Save(new Checkpoint(_saved, tensors));
        _lastSaved = context.Time.GetTimestamp();
    }

    private FinishedRun Finish(TrainingState state) => new()
    {
        Identity = plan.Identity,
        Epochs = state.History.Count,
        PlannedEpochs = plan.Epochs,
        StandstillEpoch = _standstill?.Epoch,
        ShortenedEpoch = _cuts.Count > 0 ? _cuts[0].Epoch : null,
        StepsPerEpoch = plan.StepsPerEpoch,
        ImagesSeen = state.Step * plan.BatchSize,
        Seconds = Seconds(state),
        History = state.History,
    };

    private double Seconds(TrainingState state) => state.SecondsBefore + context.Time.GetElapsedTime(_begun).TotalSeconds;
}
