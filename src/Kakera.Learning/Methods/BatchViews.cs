using static TorchSharp.torch;

namespace Kakera.Learning.Methods;

/// <summary>
/// One batch as a method sees it. A view is made when it is first asked for, and belongs to the dispose scope open then: ask outside of
/// scopes of one's own.
/// </summary>
/// <param name="source">Makes x′.</param>
/// <param name="partner">Makes x″.</param>
internal sealed class BatchViews(Func<Tensor> source, Func<Tensor> partner)
{
    private Tensor? _source;
    private Tensor? _partner;

    /// <summary>x′, [N, 3, S, S], normalised.</summary>
    public Tensor Source => _source ??= source();

    /// <summary>x″, [N, 3, S, S], normalised.</summary>
    public Tensor Partner => _partner ??= partner();

    /// <summary>The images' keys, N of them.</summary>
    public required IReadOnlyList<ulong> Keys { get; init; }

    public required int Epoch { get; init; }

    /// <summary>The share of the run's batches that came before this one, 0 … 1.</summary>
    public required double Done { get; init; }
}
