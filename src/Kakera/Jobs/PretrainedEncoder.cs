using Kakera.Learning.Training;

namespace Kakera.Jobs;

/// <summary>What one method's pre-training in a pilot came to.</summary>
/// <param name="Method">The method.</param>
/// <param name="Result">Its encoder, and how it went.</param>
internal sealed record PretrainedEncoder(string Method, PretrainResult Result);
