namespace Kakera.Data.Files;

/// <summary>Says what a failed read or write means to the user, in the same words wherever it happens.</summary>
public static class FileProblem
{
    // .NET puts the errno of Linux and macOS, or the HRESULT of Windows, into HResult.
    private static readonly int[] DiskFull = [28, unchecked((int)0x80070070), unchecked((int)0x80070027)];
    private static readonly int[] QuotaUsedUp = [122, 69];
    private static readonly int[] ReadOnlyDisk = [30, unchecked((int)0x80070013)];
    private static readonly int[] InUse = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];

    /// <summary>Whether <paramref name="exception"/> comes from the file system and can be translated.</summary>
    public static bool IsOne(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>The exception to throw instead of <paramref name="exception"/>, which it keeps as its inner one.</summary>
    /// <param name="exception">An <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</param>
    /// <param name="path">The file or folder that was read or written.</param>
    public static KakeraException Translate(Exception exception, string path)
    {
        ArgumentNullException.ThrowIfNull(exception);
        (string what, string remedy) = Words(exception);
        return new KakeraException(what, path, remedy, exception);
    }

    private static (string What, string Remedy) Words(Exception exception) => exception switch
    {
        UnauthorizedAccessException =>
            ("permission was refused", "Choose a place that you may read and write, or have its permissions changed."),
        DirectoryNotFoundException => ("the folder does not exist", "Create it, or correct the path."),
        FileNotFoundException => ("the file does not exist", "Correct the path."),
        PathTooLongException => ("the path is too long", "Use a shorter folder name, or one nearer to the root of the disk."),
        _ when DiskFull.Contains(exception.HResult) =>
            ("the disk is full", "Free some space there, or choose a place on another disk, and run the command again."),
        _ when QuotaUsedUp.Contains(exception.HResult) =>
            ("your disk quota is used up", "Delete something there, or choose a place on another disk, and run the command again."),
        _ when ReadOnlyDisk.Contains(exception.HResult) => ("the disk is read-only", "Choose a place that can be written."),
        _ when InUse.Contains(exception.HResult) =>
            ("another program is using it", "Close that program or wait for it, and run the command again."),
        _ => ($"it could not be read or written ({exception.Message.TrimEnd('.')})", "Check the disk, and run the command again."),
    };
}
