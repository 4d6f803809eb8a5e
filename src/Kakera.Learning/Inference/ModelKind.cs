namespace Kakera.Learning.Inference;

/// <summary>What a model file holds.</summary>
public enum ModelKind
{
    /// <summary>A pre-trained network without classifiers.</summary>
    Encoder,

    /// <summary>A network that answers with a class.</summary>
    Classifier,
}
