using Kakera.Data;

namespace Kakera.Learning.Monitoring;

/// <summary>A training that cannot come to anything was stopped. The message names the step and the setting to change.</summary>
public sealed class TrainingDivergedException : KakeraException
{
    /// <param name="what">What was seen, and at which step.</param>
    /// <param name="where">The setting to change.</param>
    /// <param name="remedy">To what.</param>
    public TrainingDivergedException(string what, string where, string remedy)
        : base(what, where, remedy)
    {
    }

    /// <summary>What became of the training.</summary>
    public required Divergence Divergence { get; init; }

    /// <summary>The epoch in which it was seen, 1, 2, …</summary>
    public required int Epoch { get; init; }

    /// <summary>The step at which it was seen, 1, 2, …</summary>
    public required long Step { get; init; }
}
