using Kakera.Data.Images;
using Kakera.Data.Import;

namespace Kakera.Data.Tests.Import;

public class FindingTextTests
{
    [Fact]
    public void Every_finding_has_a_sentence_in_each_language()
    {
        foreach (FindingKind kind in Enum.GetValues<FindingKind>())
            foreach (int count in (int[])[1, 17])
            {
                Finding finding = new(kind, FindingSeverity.Info, count, [], QuarantineReason.Damaged);
                string english = FindingText.Describe(finding, Language.English), japanese = FindingText.Describe(finding, Language.Japanese);
                Assert.Contains($"{count}", english, StringComparison.Ordinal);
                Assert.EndsWith(".", english, StringComparison.Ordinal);
                Assert.Contains($"{count}", japanese, StringComparison.Ordinal);
                Assert.EndsWith("。", japanese, StringComparison.Ordinal);
            }
    }

    [Fact]
    public void Every_reason_has_words_of_its_own()
    {
        foreach (Language language in Enum.GetValues<Language>())
        {
            string[] words = [.. Enum.GetValues<QuarantineReason>().Select(reason => FindingText.Describe(reason, language))];
            Assert.Equal(words.Length, words.Distinct().Count());
        }
    }
}
