using Kakera.Cli.Errors;

namespace Kakera.Conventions.Tests.Source;

/// <summary>Whatever the user can mend is told in Japanese, too.</summary>
public class ErrorTranslationTests
{
    [Fact]
    public void Every_sentence_of_an_error_has_its_translation()
    {
        (string File, string Sentence)[] sentences =
            [.. Repository.Product().SelectMany(file => ErrorSentences.Of(file).Select(sentence => (file.Path, sentence)))];
        Assert.True(sentences.Length > 150, $"{sentences.Length} sentences");
        Violations.None(sentences
            .Where(found => !JapaneseErrors.Knows(found.Sentence))
            .Select(found => $"{found.File}: \"{found.Sentence}\" is not in Errors.ja.txt or Phrases.ja.txt of src/Kakera.Cli/Errors"));
    }

    [Fact]
    public void Sentences_are_found_with_their_gaps_filled_and_conditions_taken_apart() => Assert.Equal(
        ["no \"7\" in 7", "Do this.", "is 7; must be 7", "one", "many 7", "Or that."],
        ErrorSentences.Of(new SourceFile("src/Kakera/X.cs",
            """
            throw new KakeraException($"no \"{name}\" in {string.Join(", ", all)}", path, "Do this.", fault);
            yield return new SettingProblem("size", $"is {Size}; " + $"must be {(a ? "x" : "y")}");
            throw new KakeraException(n == 1 ? "one" : $"many {n}", Where("no sentence"), "Or that.");
            """)));
}
