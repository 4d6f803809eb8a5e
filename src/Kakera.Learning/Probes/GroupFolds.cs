using Kakera.Data;

namespace Kakera.Learning.Probes;

/// <summary>Divides images into parts of about equal size and with about equal shares of each class, no group in two of them.</summary>
public static class GroupFolds
{
    private const ulong Draw = 0x4F1D; // what the random numbers are for

    /// <summary>
    /// The part of each image, 0 … <paramref name="parts"/> − 1. The largest groups are dealt first, each to the part that has the fewest images
    /// of its classes. Where there are fewer groups than parts, some parts stay empty.
    /// </summary>
    /// <param name="classes">The class of each image, 0, 1, …; all 0 where classes do not matter.</param>
    /// <param name="groups">The group of each.</param>
    /// <param name="parts">At least 2.</param>
    /// <param name="seed">Of the order in which groups of one size are dealt.</param>
    public static int[] Assign(IReadOnlyList<int> classes, IReadOnlyList<string> groups, int parts, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(groups.Count, classes.Count);
        int[][] members =
        [
            .. Enumerable.Range(0, groups.Count).GroupBy(image => groups[image], StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.ToArray()),
        ];
        new KeyedRandom(seed, Draw).Shuffle(members.AsSpan());
        var partOf = new int[classes.Count];
        var dealt = new int[parts];
        var ofClass = new int[parts, classes.DefaultIfEmpty(0).Max() + 1];
        foreach (int[] group in members.OrderByDescending(group => group.Length))
        {
            int part = Enumerable.Range(0, parts).OrderBy(p => group.Sum(image => ofClass[p, classes[image]])).ThenBy(p => dealt[p]).First();
            dealt[part] += group.Length;
            foreach (int image in group)
            {
                partOf[image] = part;
                ofClass[part, classes[image]]++;
            }
        }

        return partOf;
    }
}
