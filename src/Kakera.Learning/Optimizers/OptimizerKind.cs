namespace Kakera.Learning.Optimizers;

/// <summary>How gradients become steps.</summary>
public enum OptimizerKind
{
    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, arXiv 1711.05101).</summary>
    AdamW,

    /// <summary>Stochastic gradient descent with momentum, not Nesterov's.</summary>
    Sgd,

    /// <summary>Layer-wise adaptive rates (You, Gitman and Ginsburg, arXiv 1708.03888), in the form that Barlow Twins uses.</summary>
    Lars,
}
