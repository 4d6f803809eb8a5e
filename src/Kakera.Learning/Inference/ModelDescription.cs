using System.Text.Json;
using Kakera.Learning.Models;

namespace Kakera.Learning.Inference;

/// <summary>What a model file says of itself.</summary>
public sealed record ModelDescription
{
    /// <summary>The layout that this program writes.</summary>
    public const int CurrentFormat = 6;

    /// <summary>
    /// Of the description. 1 knew no <see cref="Probe"/>, 2 no <see cref="TestCrop"/>, 3 no probe of two networks, 4 no <see cref="Enlargement"/>, 5 no
    /// <see cref="AnswerCalibration.ClassWeights"/>.
    /// </summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>Encoder or classifier.</summary>
    public required ModelKind Kind { get; init; }

    /// <summary>The method of the pre-training that an encoder comes from; null in a classifier, and in files from before there were several.</summary>
    public string? Method { get; init; }

    /// <summary>
    /// Whether the file holds an encoder and nothing else: no hierarchical block was trained with it. A network that is read from it has a
    /// block, but a fresh one.
    /// </summary>
    public bool EncoderAlone { get; init; }

    /// <summary>Backbone and sizes.</summary>
    public required NetworkSettings Network { get; init; }

    /// <summary>The classes in the order of the answer's columns; empty in an encoder.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Height and width of the images that it was trained on and must be given, S, in pixels.</summary>
    public required int ImageSide { get; init; }

    /// <summary>How many times as large its network makes them before it looks, see <see cref="FgSslNetwork.Enlargement"/>.</summary>
    public int Enlargement { get; init; } = 1;

    /// <summary>What happens to pixels first.</summary>
    public Preprocessing Preprocessing { get; init; } = new();

    /// <summary>The settings of the training, as JSON, for the record.</summary>
    public JsonElement Settings { get; init; }

    /// <summary>What training measured at the epoch that was kept.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>The probe that answers beside a classifier's network; null for none.</summary>
    public ProbeDescription? Probe { get; init; }

    /// <summary>The share of the area that a classifier's second view of an image keeps, see <see cref="AnswerViews"/>; 0 for none.</summary>
    public double TestCrop { get; init; }

    /// <summary>How to read a classifier's answers; null where that was never found out.</summary>
    public AnswerCalibration? Calibration { get; init; }

    /// <summary>The seed of the training.</summary>
    public ulong Seed { get; init; }

    /// <summary>When the file was written.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>SHA-256 of the weights alone: two models with one answer alike. Set by <see cref="ModelFile"/>.</summary>
    public string WeightsSha256 { get; init; } = "";
}
