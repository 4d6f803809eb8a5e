using static TorchSharp.torch;

namespace Kakera.Learning.Losses;

/// <summary>The loss and what it is made of, each a scalar tensor that belongs to the caller's dispose scope.</summary>
/// <param name="Loss">On-diagonal part + λ · off-diagonal part; it carries the gradient.</param>
/// <param name="OnDiagonal">Σᵢ (1 − Cᵢᵢ)²: how differently the two views are described. No gradient.</param>
/// <param name="OffDiagonal">Σᵢ≠ⱼ Cᵢⱼ²: how much the coordinates repeat one another, before λ. No gradient.</param>
public sealed record CrossCorrelationParts(Tensor Loss, Tensor OnDiagonal, Tensor OffDiagonal);
