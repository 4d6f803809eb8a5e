using Kakera.Learning.Methods.Byol;

namespace Kakera.Learning.Training;

public sealed partial record PretrainSettings
{
    /// <summary>What the method <c>byol</c> has to choose.</summary>
    public ByolSettings Byol { get; init; } = new();
}
