using System.Text.Json;
using Kakera.Data;
using Kakera.Learning.Inference;
using Kakera.Learning.Puzzles;
using Kakera.Settings;

namespace Kakera.Jobs;

/// <summary>Settings whose grids are numbers, whatever they said before.</summary>
internal static class ChosenGrids
{
    private const string Example = "Give them, such as --grids 8,4,2.";

    /// <summary>With grids for pre-training where it had none, and for fine-tuning those of pre-training where it had none.</summary>
    public static KakeraSettings In(KakeraSettings settings, PuzzleGrids found)
    {
        PuzzleGrids pretrain = settings.Pretrain.Grids.IsAuto ? found : settings.Pretrain.Grids;
        PuzzleGrids finetune = settings.Finetune.Grids.IsAuto ? pretrain : settings.Finetune.Grids;
        return settings with { Pretrain = settings.Pretrain with { Grids = pretrain }, Finetune = settings.Finetune with { Grids = finetune } };
    }

    /// <summary>For fine-tuning alone: where grids are open, those that the encoder was pre-trained with.</summary>
    /// <param name="settings">All settings.</param>
    /// <param name="encoder">The encoder to start from, or null.</param>
    /// <exception cref="KakeraException">They are open, and there is no encoder that has any.</exception>
    public static KakeraSettings ForFinetuning(KakeraSettings settings, string? encoder)
    {
        if (!settings.Finetune.Grids.IsAuto || !settings.Pretrain.Grids.IsAuto)
            return In(settings, PuzzleGrids.Auto);
        return encoder is not null && Of(ModelFile.Describe(encoder)) is { } used
            ? In(settings, used)
            : throw new KakeraException("grids are auto, and there is no encoder whose grids could be taken", "finetune.grids", Example);
    }

    /// <summary>Refuses open grids where nothing could find them.</summary>
    /// <exception cref="KakeraException">They are open.</exception>
    public static void Require(KakeraSettings settings)
    {
        if (settings.Pretrain.Grids.IsAuto)
            throw new KakeraException("grids are auto, which only pretrain and pilot find", "pretrain.grids", Example);
    }

    private static PuzzleGrids? Of(ModelDescription description) =>
        description.Settings.ValueKind == JsonValueKind.Object && description.Settings.TryGetProperty("grids", out JsonElement grids)
            ? grids.Deserialize<PuzzleGrids>()
            : null;
}
