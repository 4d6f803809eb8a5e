using static TorchSharp.torch;

namespace Kakera.Learning.Methods;

/// <summary>Vectors of which only the direction counts. Results belong to the caller's dispose scope.</summary>
internal static class Directions
{
    private const double ShortestLength = 1e-12;

    /// <summary>Every row at length 1: [N, D] → [N, D].</summary>
    public static Tensor Of(Tensor rows) => rows / rows.norm(1, keepdim: true, p: 2).AtLeast(ShortestLength);

    /// <summary>The cosine of each row of one with that of the other: [N, D], [N, D] → [N].</summary>
    public static Tensor Cosines(Tensor rows, Tensor others) => (Of(rows) * Of(others)).sum(1);
}
