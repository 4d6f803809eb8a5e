using NetVips;

namespace Kakera.Data.PracticeSet;

/// <summary>
/// Says inside a file that the picture is synthetic: EXIF, XMP with the IPTC's term for it, and text where the format has it.
/// </summary>
internal static class SyntheticMark
{
    /// <summary>What every file of the set with the given seed says of itself.</summary>
    public static string Sentence(ulong seed) =>
        $"Synthetic image made by kakera demo (seed {seed}). Not a photograph, not medical data, never to be used for diagnosis.";

    /// <summary>Puts the mark into what is written with the image.</summary>
    public static Image Put(Image image, ulong seed)
    {
        string sentence = Sentence(seed);
        return image.Mutate(mutable =>
        {
            mutable.Set(GValue.GStrType, "exif-ifd0-ImageDescription", sentence);
            mutable.Set(GValue.GStrType, "exif-ifd0-Software", "kakera demo");
            mutable.Set(GValue.GStrType, "image-description", sentence); // TIFF
            mutable.Set(GValue.GStrType, "png-comment-0-Description", sentence);
            mutable.Set(GValue.BlobType, "xmp-data", System.Text.Encoding.UTF8.GetBytes(Xmp(sentence)));
        });
    }

    private static string Xmp(string sentence) =>
        $"""
        <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
         xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
         Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"><dc:description><rdf:Alt>
        <rdf:li xml:lang="x-default">{sentence}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="r"?>
        """;
}
