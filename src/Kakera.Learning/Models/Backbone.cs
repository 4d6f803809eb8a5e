namespace Kakera.Learning.Models;

/// <summary>The encoder: a residual network (He et al., arXiv 1512.03385) with torchvision's layout and key names.</summary>
public enum Backbone
{
    /// <summary>18 layers of basic blocks, 512 features, 11.2 million weights.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("resnet18")]
    ResNet18,

    /// <summary>34 layers of basic blocks, 512 features, 21.3 million weights.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("resnet34")]
    ResNet34,

    /// <summary>50 layers of bottleneck blocks, 2048 features, 23.5 million weights.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("resnet50")]
    ResNet50,
}
