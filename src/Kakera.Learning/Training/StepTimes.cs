namespace Kakera.Learning.Training;

/// <summary>What some batches in a row took.</summary>
/// <param name="Mean">For one batch, from asking for its pixels to the weights that it moved.</param>
/// <param name="WaitingShare">The share of that time in which the training thread waited for pixels, 0 … 1.</param>
internal sealed record StepTimes(TimeSpan Mean, double WaitingShare);
