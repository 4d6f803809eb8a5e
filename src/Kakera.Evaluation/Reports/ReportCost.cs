using System.Text.Json.Serialization;

namespace Kakera.Evaluation.Reports;

/// <summary>What the pilot took, and what the classifier will.</summary>
/// <param name="PretrainSeconds">Pre-training.</param>
/// <param name="FinetuneSeconds">All fine-tunings together.</param>
/// <param name="SecondsPerThousandImages">Answering 1000 images on this machine, decoding left out.</param>
/// <param name="PeakMemoryMegabytes">The most memory that the process held.</param>
/// <param name="ExpertMinutesPerThousand">
/// What an expert spends on 1000 images if the answers below <paramref name="Threshold"/> are looked at; null without a classifier.
/// </param>
/// <param name="Threshold">The confidence below which an expert looks; chosen on validation images.</param>
/// <param name="SecondsPerLook">Time that an expert is taken to need for one image.</param>
/// <param name="TotalSeconds">The whole pilot; of one that went on, at least all of its trainings.</param>
public sealed record ReportCost(
    double PretrainSeconds,
    double FinetuneSeconds,
    double SecondsPerThousandImages,
    double PeakMemoryMegabytes,
    double? ExpertMinutesPerThousand,
    double? Threshold,
    double SecondsPerLook,
    double TotalSeconds)
{
    /// <summary>The share of images that an expert looks at, 0 … 1; null without a classifier.</summary>
    [JsonIgnore]
    public double? ShareOfLooks => ExpertMinutesPerThousand * 60 / (SecondsPerLook * 1000);

    /// <summary>What an expert would spend on 1000 images without a classifier, in minutes.</summary>
    [JsonIgnore]
    public double AllLooksMinutesPerThousand => 1000 * SecondsPerLook / 60;
}
