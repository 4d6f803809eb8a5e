using System.Buffers.Binary;
using System.Text;
using Kakera.Learning.Monitoring;
using Tensorboard;

namespace Kakera.Learning.Tests.Monitoring;

public sealed class EventsFileTests
{
    [Fact]
    public void Another_reader_of_the_format_sees_what_was_written()
    {
        using var folder = new TemporaryFolder();
        using (var events = new EventsFile(folder.Path, TimeProvider.System, step: 40))
            events.Add(41, [KeyValuePair.Create("loss", 2.5), KeyValuePair.Create("stride8.loss", -1.25)]);
        Event[] read = Read(Assert.Single(Directory.GetFiles(folder.Path)));
        Assert.Equal("brain.Event:2", read[0].FileVersion);
        Assert.Equal(SessionLog.Types.SessionStatus.Start, read[1].SessionLog.Status);
        Assert.Equal(40, read[1].Step);
        Assert.Equal(41, read[2].Step);
        Assert.Equal(["loss", "stride8.loss"], read[2].Summary.Value.Select(value => value.Tag));
        Assert.Equal([2.5f, -1.25f], read[2].Summary.Value.Select(value => value.SimpleValue));
    }

    [Fact]
    public void Each_part_of_a_run_has_its_own_file()
    {
        using var folder = new TemporaryFolder();
        new EventsFile(folder.Path, TimeProvider.System, step: 0).Dispose();
        new EventsFile(folder.Path, TimeProvider.System, step: 5).Dispose();
        Assert.Equal(2, Directory.GetFiles(folder.Path, "events.out.tfevents.*").Length);
    }

    [Fact]
    public void The_checksum_is_the_masked_Castagnoli_one()
    {
        const uint known = 0xE3069283; // CRC-32C of "123456789", RFC 3720's polynomial
        uint masked = ((known >> 15) | (known << 17)) + 0xA282EAD8u;
        Assert.Equal(masked, EventsFile.MaskedCrc(Encoding.ASCII.GetBytes("123456789")));
    }

    private static Event[] Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        var events = new List<Event>();
        for (int at = 0; at < file.Length;)
        {
            int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(at));
            Assert.Equal(EventsFile.MaskedCrc(file.AsSpan(at, 8)), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 8)));
            Assert.Equal(EventsFile.MaskedCrc(file.AsSpan(at + 12, length)),
                BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 12 + length)));
            events.Add(Event.Parser.ParseFrom(file, at + 12, length));
            at += 16 + length;
        }
        return [.. events];
    }
}
