using Kakera.Data.Files;

namespace Kakera.Data.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Writes_the_whole_file_and_nothing_else()
    {
        string path = _folder["結果 1.txt"];
        AtomicFile.WriteAllText(path, "欠片\n");
        AtomicFile.WriteAllText(path, "二度目\n");
        Assert.Equal("二度目\n", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
        Assert.Equal(0xE4, File.ReadAllBytes(path)[0]); // no byte order mark
    }

    [Fact]
    public void Leaves_the_old_file_where_writing_fails()
    {
        string path = _folder["model.bin"];
        AtomicFile.WriteAllBytes(path, [1, 2, 3]);
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write(new byte[100_000]);
            throw new InvalidOperationException();
        }));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Says_that_the_folder_is_missing()
    {
        string path = _folder["nowhere/model.bin"];
        var problem = Assert.Throws<KakeraException>(() => AtomicFile.WriteAllBytes(path, [1]));
        Assert.Equal($"{path}: the folder does not exist. Create it, or correct the path.", problem.Message);
    }

    [Theory]
    [InlineData(28)]
    [InlineData(unchecked((int)0x80070070))]
    public void Says_that_the_disk_is_full(int code)
    {
        IOException full = new("No space left on device", code);
        var problem = Assert.Throws<KakeraException>(() => AtomicFile.Write(_folder["model.bin"], _ => throw full));
        Assert.Equal("the disk is full", problem.What);
        Assert.Same(full, problem.InnerException);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Notices_a_disk_that_is_full_indeed()
    {
        if (!File.Exists("/dev/full"))
            Assert.Skip("there is no /dev/full");
        // A link where the file beside is to be: every write to it fails as on a full disk.
        string path = _folder["model.bin"];
        File.CreateSymbolicLink(path + ".part", "/dev/full");
        var problem = Assert.Throws<KakeraException>(() => AtomicFile.WriteAllBytes(path, new byte[100]));
        Assert.Equal("the disk is full", problem.What);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Says_that_permission_was_refused()
    {
        UnauthorizedAccessException refused = new();
        var problem = Assert.Throws<KakeraException>(() => AtomicFile.Write(_folder["model.bin"], _ => throw refused));
        Assert.Equal("permission was refused", problem.What);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();
}
