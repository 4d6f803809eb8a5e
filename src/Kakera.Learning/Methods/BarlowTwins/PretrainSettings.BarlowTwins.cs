using Kakera.Learning.Methods.BarlowTwins;

namespace Kakera.Learning.Training;

public sealed partial record PretrainSettings
{
    /// <summary>What the method <c>barlow-twins</c> has to choose.</summary>
    public BarlowTwinsSettings BarlowTwins { get; init; } = new();
}
