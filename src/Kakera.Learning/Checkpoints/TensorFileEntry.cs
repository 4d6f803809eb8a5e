namespace Kakera.Learning.Checkpoints;

/// <summary>One tensor in the header of a safetensors file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its number format, as the header spells it: <c>F32</c>.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte after its last.</param>
internal sealed record TensorFileEntry(string Name, string Type, long[] Shape, long Begin, long End)
{
    public long Bytes => End - Begin;
}
