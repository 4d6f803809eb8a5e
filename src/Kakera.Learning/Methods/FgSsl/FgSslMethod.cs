using Kakera.Learning.Losses;
using Kakera.Learning.Models;
using Kakera.Learning.Puzzles;
using Kakera.Learning.Schedules;
using Kakera.Learning.Training;
using static TorchSharp.torch;

namespace Kakera.Learning.Methods.FgSsl;

/// <summary>
/// Puzzles of x′ against the distorted whole x″, stage by stage. Source: Park and Ryu, "Fine-Grained Self-Supervised Learning with Jigsaw
/// Puzzles for Medical Image Classification", arXiv 2308.05770.
/// </summary>
[PretrainMethod(PretrainMethods.FgSsl)]
internal sealed class FgSslMethod : IPretrainMethod
{
    private readonly FgSslNetwork _network;
    private readonly CrossCorrelationSettings _loss;
    private readonly StagePuzzles _puzzles;
    private readonly ProgressiveStage[][] _updates;

    public FgSslMethod(MethodSetup setup)
    {
        _network = new FgSslNetwork(setup.Network, classCount: null, setup.Seed) { TrainingPrecision = setup.Precision };
        _loss = setup.Settings.Loss;
        _puzzles = new StagePuzzles(setup.Seed, setup.Settings.Reference ? ShuffleRule.OneCycle : ShuffleRule.Uniform);
        _updates = StageUpdates.Of(ProgressiveSchedule.Stages(setup.Settings.Grids), setup.Settings.Schedule);
    }

    public nn.Module Network => _network;

    public bool TrainsBlock => true;

    public IEnumerable<IReadOnlyList<StageLoss>> Updates(BatchViews batch)
    {
        Tensor source = batch.Source, partner = batch.Partner;
        foreach (ProgressiveStage[] stages in _updates)
        {
            // x″ is encoded once for all the stages of a step, and so is x′ for those that see it whole.
            IReadOnlyList<Tensor>? partners = stages.Length > 1 ? _network.EmbedAll(partner) : null;
            IReadOnlyList<Tensor>? wholes = stages.Count(IsWhole) > 1 ? _network.EmbedAll(source) : null;
            yield return
            [
                .. stages.Select(stage => Loss(
                    stage,
                    IsWhole(stage) && wholes is not null
                        ? wholes[(int)stage.Branch]
                        : _network.Embed(_puzzles.Cut(source, stage, batch.Keys, batch.Epoch), stage.Branch),
                    partners?[(int)stage.Branch] ?? _network.Embed(partner, stage.Branch))),
            ];
        }
    }

    public Tensor Embed(Tensor images) => _network.Embed(images, Branch.Fused);

    public Tensor Features(Tensor images) => _network.Features(images);

    private static bool IsWhole(ProgressiveStage stage) => stage.Grid == 1;

    private StageLoss Loss(ProgressiveStage stage, Tensor puzzle, Tensor partner)
    {
        CrossCorrelationParts parts = CrossCorrelationLoss.Measure(
            _network.Project(puzzle, stage.Branch), _network.Project(partner, stage.Branch), _loss);
        return new StageLoss(
            StageUpdates.Name(stage),
            parts.Loss.Times(stage.Weight),
            new Dictionary<string, Tensor> { ["on_diagonal"] = parts.OnDiagonal, ["off_diagonal"] = parts.OffDiagonal });
    }
}
