namespace Kakera.Evaluation.Reports.Verdicts;

/// <summary>What a verdict is on, in words: what the asked method has and its baselines lack.</summary>
/// <param name="Name">As the subject of a sentence.</param>
/// <param name="Was">The same with its verb, before "better" or "worse".</param>
/// <param name="WasShown">That its use was shown.</param>
/// <param name="WithAndWithout">What lies on the two sides of a difference.</param>
/// <param name="Without">How the baselines train.</param>
internal sealed record HeadStart(Bilingual Name, Bilingual Was, Bilingual WasShown, Bilingual WithAndWithout, Bilingual Without)
{
    /// <summary>Pre-training on the site's own images, and nothing else.</summary>
    public static HeadStart Pretraining { get; } = new(
        new("pre-training", "事前学習"),
        new("pre-training was", "事前学習ありが"),
        new("pre-training on your own images was shown to help", "自施設の画像による事前学習の効果"),
        new("pre-training on your own images and none", "自施設の画像による事前学習の有無による"),
        new("without pre-training on your own images", "自施設の画像による事前学習なしの"));

    /// <summary>Given weights as well: nothing with these alone was compared, so the difference may be theirs.</summary>
    public static HeadStart Together { get; } = new(
        new("the given weights with pre-training", "与えた重みと事前学習の組み合わせ"),
        new("the given weights with pre-training were", "与えた重みと事前学習の組み合わせが"),
        new("the given weights and pre-training on your own images, together, were shown to help", "与えた重みと自施設の画像による事前学習を合わせた効果"),
        new("the given weights with pre-training on your own images and random weights", "与えた重みと自施設の画像による事前学習を合わせたものと、ランダムな重みとの"),
        new("from random weights", "ランダムな重みから始めた"));

    /// <summary>Which of them it is.</summary>
    /// <param name="startsFromGiven">Whether the asked method starts from given weights.</param>
    /// <param name="standings">How it stands, and against which baselines.</param>
    public static HeadStart Of(bool startsFromGiven, IReadOnlyList<LabelStanding> standings) =>
        startsFromGiven && standings.Any(standing => !standing.Baselines.Contains("transfer")) ? Together : Pretraining;
}
