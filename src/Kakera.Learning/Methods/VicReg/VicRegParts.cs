using static TorchSharp.torch;

namespace Kakera.Learning.Methods.VicReg;

/// <summary>The loss and what it is made of, each a scalar tensor that belongs to the caller's dispose scope.</summary>
/// <param name="Loss">The weighted sum; it carries the gradient.</param>
/// <param name="Invariance">How far the two views' embeddings lie apart, before its weight. No gradient.</param>
/// <param name="Variance">How much deviation the coordinates lack, before its weight. No gradient.</param>
/// <param name="Covariance">How much the coordinates repeat one another, before its weight. No gradient.</param>
internal sealed record VicRegParts(Tensor Loss, Tensor Invariance, Tensor Variance, Tensor Covariance);
