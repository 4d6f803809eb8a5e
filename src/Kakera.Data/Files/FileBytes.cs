using Microsoft.Win32.SafeHandles;

namespace Kakera.Data.Files;

/// <summary>Reads from files of which only parts are wanted.</summary>
internal static class FileBytes
{
    /// <summary>Fills <paramref name="destination"/> from an offset on, however few bytes the system gives at once; false where the file ends before.</summary>
    public static bool TryRead(SafeFileHandle file, Span<byte> destination, long offset)
    {
        while (destination.Length > 0)
        {
            int read = RandomAccess.Read(file, destination, offset);
            if (read == 0)
                return false;
            destination = destination[read..];
            offset += read;
        }

        return true;
    }
}
