using Kakera.Data.Pixels;
using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Reports;
using Kakera.Learning.Training;

namespace Kakera.Jobs;

/// <summary>A way to score what trials of grids pre-trained, on training images alone.</summary>
internal interface IGridScore
{
    /// <summary>By what.</summary>
    GridScore Kind { get; }

    /// <summary>The training images that it is measured on.</summary>
    ImageSet Images { get; }

    /// <summary>What all figures of one trial follow from: rows of numbers that can be kept.</summary>
    /// <param name="modelPath">The trial's model.</param>
    /// <param name="run">Device and progress.</param>
    float[][] Measure(string modelPath, RunContext run);

    /// <summary>The score.</summary>
    /// <param name="measured">What <see cref="Measure"/> gave.</param>
    Interval Score(float[][] measured);

    /// <summary>How much higher a score is than another.</summary>
    /// <param name="measured">Of the one.</param>
    /// <param name="baseline">Of the other.</param>
    Interval Difference(float[][] measured, float[][] baseline);
}
