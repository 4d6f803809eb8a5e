using System.Text.Json.Serialization;

namespace Kakera.Learning.Inference;

/// <summary>What others' network was given as an image's pixels. Ours is given red, green, blue less ImageNet's mean, divided by its deviation.</summary>
public enum PixelConvention
{
    /// <summary>As ours: what torchvision's and timm's networks are given.</summary>
    [JsonStringEnumMemberName("normalised")]
    Normalised,

    /// <summary>Blue, green, red from 0 to 255, less ImageNet's mean: Caffe's way, which CNTK kept.</summary>
    [JsonStringEnumMemberName("bgr-255")]
    Bgr255,
}
