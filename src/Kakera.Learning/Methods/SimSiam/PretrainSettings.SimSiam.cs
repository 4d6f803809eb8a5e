using Kakera.Learning.Methods.SimSiam;

namespace Kakera.Learning.Training;

public sealed partial record PretrainSettings
{
    /// <summary>What the method <c>simsiam</c> has to choose.</summary>
    public SimSiamSettings Simsiam { get; init; } = new();
}
