using Kakera.Jobs;

namespace Kakera.Tests.Jobs;

public sealed class TrialLengthTests
{
    [Theory]
    [InlineData(30, 1000, 64, 15, 2, 30)] // 15 batches in an epoch
    [InlineData(31, 1000, 64, 15, 2, 30)]
    [InlineData(10, 1000, 64, 15, 1, 10)] // a part of the images, once
    [InlineData(30, 20, 64, 1, 30, 30)] // one batch of all there are
    public void A_trial_is_whole_epochs_or_a_part_of_one(long asked, int images, int batch, int perEpoch, int epochs, long steps)
    {
        TrialLength length = TrialLength.Of(asked, images, batch);
        Assert.Equal((epochs, steps), (length.Epochs, length.Steps));
        Assert.Equal(asked < perEpoch ? (int)asked * batch : images, length.Images);
        Assert.Equal(steps, (long)length.Epochs * (length.Images / Math.Min(length.Images, batch))); // what pre-training will make of it
        Assert.Equal(steps * Math.Min(images, batch), length.ImagesSeen(batch));
        Assert.Equal(length, TrialLength.Of(length.Steps, images, batch));
    }

    [Fact]
    public void What_is_written_reads_back_to_the_same_and_another_file_is_none()
    {
        string folder = Directory.CreateTempSubdirectory("kakera-length-").FullName, path = Path.Combine(folder, "length.json");
        Assert.Null(TrialLength.Read(path));
        TrialLength.Write(path, new TrialLength(640, 1, 10));
        Assert.Equal(new TrialLength(640, 1, 10), TrialLength.Read(path));
        File.WriteAllText(path, "[");
        Assert.Null(TrialLength.Read(path));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(100, 2, 10, 45)] // ten seconds of a trial go to its score
    [InlineData(5, 2, 10, 0)]
    [InlineData(-3, 2, 0, 0)]
    public void The_seconds_of_a_trial_are_for_its_steps_and_its_score(double seconds, double step, double scoring, long steps) =>
        Assert.Equal(steps, TrialPlanner.Steps(seconds, step, scoring));
}
