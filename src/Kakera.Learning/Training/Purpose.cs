namespace Kakera.Learning.Training;

/// <summary>What random numbers of a training are for: the first part of the key, so that no two uses share a sequence.</summary>
internal enum Purpose : ulong
{
    ImageOrder = 101,
    BalancedOrder = 102,
    CutMix = 103,
    WatchSample = 104,
    Mixup = 105,
}
