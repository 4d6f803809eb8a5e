namespace Kakera.Evaluation.Metrics;

/// <summary>The images sorted once by their score of one class, for its ROC curve and the area under it.</summary>
internal sealed class ClassRanking
{
    private readonly int[] _order;       // [N]: images by rising score
    private readonly double[] _positive; // [N]: 1 where the image in this place is of the class, else 0
    private readonly bool[] _endsTie;    // [N]: whether the next score is another one

    /// <param name="scores">The probability of the class, [N].</param>
    /// <param name="isOfClass">Which images are of the class, [N].</param>
    public ClassRanking(float[] scores, bool[] isOfClass)
    {
        _order = [.. Enumerable.Range(0, scores.Length).OrderBy(i => scores[i])];
        _positive = [.. _order.Select(i => isOfClass[i] ? 1.0 : 0.0)];
        _endsTie = [.. _order.Select((image, place) => place + 1 == _order.Length || scores[_order[place + 1]] != scores[image])];
    }

    /// <summary>
    /// The probability that an image of the class scores higher than another, equal scores counting half (Hanley and McNeil, Radiology
    /// 1982). NaN where the class or the rest has no weight.
    /// </summary>
    /// <param name="weights">How often each image counts, [N].</param>
    public double Auc(double[] weights)
    {
        double positives = 0, negatives = 0, wins = 0, tiedPositives = 0, tiedNegatives = 0;
        for (int place = 0; place < _order.Length; place++)
        {
            double weight = weights[_order[place]], positive = weight * _positive[place];
            tiedPositives += positive;
            tiedNegatives += weight - positive;
            if (!_endsTie[place])
                continue;
            wins += tiedPositives * (negatives + tiedNegatives / 2);
            positives += tiedPositives;
            negatives += tiedNegatives;
            tiedPositives = tiedNegatives = 0;
        }

        return positives > 0 && negatives > 0 ? wins / (positives * negatives) : double.NaN;
    }

    /// <summary>From (0, 0) to (1, 1), a point for each distinct score; empty where the class or the rest has no image.</summary>
    public IReadOnlyList<RocPoint> Roc()
    {
        double positives = _positive.Sum(), negatives = _positive.Length - positives;
        if (positives == 0 || negatives == 0)
            return [];
        List<RocPoint> points = [new(0, 0)];
        double hits = 0, alarms = 0;
        for (int place = _order.Length - 1; place >= 0; place--)
        {
            hits += _positive[place];
            alarms += 1 - _positive[place];
            if (place == 0 || _endsTie[place - 1])
                points.Add(new RocPoint(alarms / negatives, hits / positives));
        }

        return points;
    }
}
