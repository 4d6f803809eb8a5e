using System.Reflection;

namespace Kakera.Cli.Errors;

/// <summary>
/// Errors and notes in Japanese. They are made in English, deep in the library, and translated here, where they are told; they stand in
/// <c>Errors.ja.txt</c>, and those that occur only inside others in <c>Phrases.ja.txt</c>: English, Japanese, an empty line. A test finds
/// every sentence of the library that is missing there.
/// </summary>
internal static class JapaneseErrors
{
    private static readonly Lazy<Translation[]> Sentences = new(() => Read("Errors.ja.txt"));
    private static readonly Lazy<Translation[]> Phrases = new(() => Read("Phrases.ja.txt"));

    /// <summary>The message in Japanese, line by line; a line that is not known stays as it is.</summary>
    public static string Of(string message) => string.Join('\n', message.Split('\n').Select(line =>
    {
        string sentence = line.TrimStart();
        return line[..^sentence.Length] + Phrase(sentence);
    }));

    /// <summary>Whether a message of one line has its translation.</summary>
    public static bool Knows(string sentence) => (Find(Sentences.Value, sentence) ?? Find(Phrases.Value, sentence)) is not null;

    /// <summary>A line that a job says, or the note of its progress; as it is where it is not known, which names of files never are.</summary>
    public static string OfNote(string note) => Find(Sentences.Value, note) ?? note;

    private static string Phrase(string phrase) => Find(Sentences.Value, phrase) ?? Find(Phrases.Value, phrase) ?? phrase;

    private static string? Find(Translation[] translations, string sentence) =>
        translations.Select(translation => translation.Of(sentence, Phrase)).OfType<string>().FirstOrDefault();

    private static Translation[] Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return
        [
            .. reader.ReadToEnd().ReplaceLineEndings("\n").Trim().Split("\n\n")
                .Select(pair => pair.Split('\n'))
                .Select(pair => new Translation(pair[0], pair[1]))
                .OrderByDescending(translation => translation.Letters),
        ];
    }
}
