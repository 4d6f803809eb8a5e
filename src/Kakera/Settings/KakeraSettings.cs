using Kakera.Data.Settings;
using Kakera.Data.Splits;
using Kakera.Learning.Models;
using Kakera.Learning.Training;

namespace Kakera.Settings;

/// <summary>Every choice of a run: one section of <c>kakera.toml</c> for each property that is a record.</summary>
public sealed record KakeraSettings
{
    /// <summary>The seed that all random numbers of a run are keyed by, 0 or more. How images are divided has a seed of its own.</summary>
    public int Seed { get; init; }

    /// <summary>Where the arithmetic runs: <c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>
    /// What training computes in: <c>float32</c>, <c>bfloat16</c>, or <c>auto</c>: bfloat16 where the processor has instructions for it,
    /// about twice as fast.
    /// </summary>
    public string Precision { get; init; } = PrecisionChoice.Auto;

    /// <summary>Threads for arithmetic and for reading images; 0 for as many as there are cores.</summary>
    public int Threads { get; init; }

    /// <summary>
    /// What weights that others trained are for: <c>finetune</c>, where fine-tuning starts from them, and a probe on what pre-training made of random
    /// ones answers beside it; or <c>pretrain</c>, as published, where pre-training goes on from them and fine-tuning from what it made.
    /// </summary>
    public GivenWeightsRole GivenWeights { get; init; } = GivenWeightsRole.Finetune;

    /// <summary>What happens to an image before anything else.</summary>
    public ImageSettings Image { get; init; } = new();

    /// <summary>How images are divided into train, validation and test.</summary>
    public SplitSettings Split { get; init; } = new();

    /// <summary>The network's shape.</summary>
    public NetworkSettings Network { get; init; } = new();

    /// <summary>Pre-training on all images without labels.</summary>
    public PretrainSettings Pretrain { get; init; } = new();

    /// <summary>How grids are tried where pre-training's are <c>auto</c>.</summary>
    public GridSearchSettings GridSearch { get; init; } = new();

    /// <summary>Fine-tuning on a few labels.</summary>
    public FinetuneSettings Finetune { get; init; } = new();

    /// <summary>What the pilot compares.</summary>
    public PilotSettings Pilot { get; init; } = new();

    /// <summary>The same with another method of pre-training.</summary>
    internal KakeraSettings With(string method) => this with { Pretrain = Pretrain with { Method = method } };

    /// <summary>Every value that is out of range or does not go with another.</summary>
    public IEnumerable<SettingProblem> Problems() =>
    [
        .. Seed >= 0 ? [] : new[] { new SettingProblem("seed", $"is {Seed}; must be 0 or more") },
        .. IsDevice(Device) ? [] : new[] { new SettingProblem("device", $"is \"{Device}\"; must be auto, cpu, cuda or cuda:1, the second GPU") },
        .. PrecisionChoice.Names.Contains(Precision, StringComparer.Ordinal)
            ? [] : new[] { new SettingProblem("precision", $"is \"{Precision}\"; must be auto, float32, bfloat16 or tf32") },
        .. Threads >= 0 ? [] : new[] { new SettingProblem("threads", $"is {Threads}; must be 0 (all cores) or more") },
        .. Image.Problems().Select(problem => problem.Under("image")),
        .. Split.Problems().Select(problem => problem.Under("split")),
        .. Network.Problems().Select(problem => problem.Under("network")),
        .. Pretrain.Problems(Image.Size).Select(problem => problem.Under("pretrain")),
        .. GridSearch.Problems().Select(problem => problem.Under("grid_search")),
        .. Finetune.Problems(Image.Size).Select(problem => problem.Under("finetune")),
        .. Pilot.Problems().Select(problem => problem.Under("pilot")),
    ];

    private static bool IsDevice(string device) =>
        device is "auto" or "cpu" or "cuda" || (device.StartsWith("cuda:", StringComparison.Ordinal) && byte.TryParse(device.AsSpan(5), out _));
}
