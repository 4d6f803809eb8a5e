using Kakera.Learning.Methods.SimClr;

namespace Kakera.Learning.Training;

public sealed partial record PretrainSettings
{
    /// <summary>What the method <c>simclr</c> has to choose.</summary>
    public SimClrSettings Simclr { get; init; } = new();
}
