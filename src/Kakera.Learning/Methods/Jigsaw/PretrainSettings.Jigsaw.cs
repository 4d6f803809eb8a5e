using Kakera.Learning.Methods.Jigsaw;

namespace Kakera.Learning.Training;

public sealed partial record PretrainSettings
{
    /// <summary>What the method <c>jigsaw</c> has to choose.</summary>
    public JigsawSettings Jigsaw { get; init; } = new();
}
