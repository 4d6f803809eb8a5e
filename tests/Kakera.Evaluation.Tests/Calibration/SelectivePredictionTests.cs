using Kakera.Evaluation.Calibration;
using Kakera.Evaluation.Predictions;

namespace Kakera.Evaluation.Tests.Calibration;

public sealed class SelectivePredictionTests
{
    [Fact]
    public void The_threshold_is_the_lowest_confidence_above_which_answers_are_right_often_enough() =>
        Assert.Equal(0.7, Threshold(0.75, (0.9f, true), (0.8f, true), (0.75f, false), (0.7f, true), (0.6f, false)), 1e-6);

    [Fact]
    public void Wrong_answers_above_right_ones_may_be_made_up_for() =>
        Assert.Equal(0.6, Threshold(0.75, (0.95f, false), (0.8f, true), (0.7f, true), (0.6f, true)), 1e-6);

    [Fact]
    public void Answers_of_one_confidence_are_taken_or_left_together() =>
        Assert.Equal(0.9, Threshold(0.75, (0.9f, true), (0.8f, true), (0.8f, false)), 1e-6);

    [Fact]
    public void No_confidence_that_suffices_leaves_everything_to_the_expert()
    {
        Assert.Equal(1, Threshold(0.95, (0.9f, false), (0.8f, true)));
        Assert.Equal(1, Threshold(0.95));
    }

    private static double Threshold(double accuracy, params (float Confidence, bool Right)[] answers) => SelectivePrediction.Threshold(
        new PredictionSet(["a", "b"], [.. answers.Select((answer, i) =>
            new Prediction($"{i}.png", $"{i}", answer.Right ? 0 : 1, [answer.Confidence, 1 - answer.Confidence]))]),
        accuracy);
}
