using Kakera.Learning.Transforms;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Inference;

/// <summary>
/// What a classifier looks at: the whole of an image and, nearer by, its middle. In training it saw crops, in which things are larger than in the
/// whole, so it reads the middle as well as the whole and makes other mistakes. Source of the effect: Touvron and others, "Fixing the train-test resolution
/// discrepancy", arXiv 1906.06423; of averaging over crops: Krizhevsky and others, "ImageNet Classification with Deep Convolutional Neural
/// Networks", NIPS 2012.
/// </summary>
public static class AnswerViews
{
    /// <summary>How many there are.</summary>
    /// <param name="testCrop">The share of the area that the middle keeps, 0 … 1; 0 for the whole alone.</param>
    public static int Count(double testCrop) => testCrop > 0 ? 2 : 1;

    /// <summary>The mean of the answers to all views of some images.</summary>
    /// <param name="images">[n, 3, S, S].</param>
    /// <param name="testCrop">The share of the area that the middle keeps, 0 … 1; 0 for the whole alone.</param>
    /// <param name="answer">[n, 3, S, S] → [n, …].</param>
    /// <returns>[n, …], the caller's.</returns>
    internal static Tensor Mean(Tensor images, double testCrop, Func<Tensor, Tensor> answer)
    {
        if (testCrop <= 0)
            return answer(images);
        using DisposeScope scope = NewDisposeScope();
        return answer(images).Plus(answer(Geometry.Middle(images, testCrop))).Times(.5).MoveToOuterDisposeScope();
    }
}
