using Kakera.Learning.Methods.VicReg;

namespace Kakera.Learning.Training;

public sealed partial record PretrainSettings
{
    /// <summary>What the method <c>vicreg</c> has to choose.</summary>
    public VicRegSettings Vicreg { get; init; } = new();
}
