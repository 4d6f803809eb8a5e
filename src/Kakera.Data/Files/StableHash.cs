using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kakera.Data.Files;

/// <summary>A number for a name that is the same on every machine and in every run, unlike <see cref="string.GetHashCode()"/>.</summary>
internal static class StableHash
{
    /// <summary>The first 8 bytes of the SHA-256 of <paramref name="text"/> in UTF-8, big-endian.</summary>
    public static ulong Of(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
