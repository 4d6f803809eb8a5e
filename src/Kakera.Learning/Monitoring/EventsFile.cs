using System.Buffers.Binary;
using System.Numerics;
using Kakera.Data;
using Kakera.Data.Files;

namespace Kakera.Learning.Monitoring;

/// <summary>
/// Scalars for TensorBoard: a TFRecord file of <c>tensorboard.Event</c> messages. Small enough to write by hand: a record is its length,
/// a masked CRC-32C of the length, the message, and a masked CRC-32C of the message (tensorflow/core/lib/io/record_writer.h,
/// tensorboard/compat/proto/event.proto).
/// </summary>
/// <remarks>
/// Each part of a run that was interrupted has a file of its own; it begins with a session-start event, at which TensorBoard drops later
/// steps of the part before.
/// </remarks>
internal sealed class EventsFile : IDisposable
{
    private readonly FileStream _stream; // without a buffer: a full disk is noticed at the write, and nothing is left for the end
    private readonly TimeProvider _time;

    /// <param name="folder">Where the file is made, under a name that is not taken.</param>
    /// <param name="time">The clock: events carry the wall time.</param>
    /// <param name="step">The step that this part goes on from.</param>
    /// <exception cref="KakeraException">The file cannot be made.</exception>
    public EventsFile(string folder, TimeProvider time, long step)
    {
        _time = time;
        _stream = Open(folder, time.GetUtcNow().ToUnixTimeSeconds());
        Write(message => message.Text(3, "brain.Event:2")); // file_version
        Write(message => message.Number(2, step).Message(7, session => session.Number(1, 1))); // session_log.status = START
    }

    /// <summary>Adds one point to each curve.</summary>
    public void Add(long step, IEnumerable<KeyValuePair<string, double>> scalars) =>
        Write(message => message.Number(2, step).Message(5, summary =>
        {
            foreach ((string tag, double value) in scalars)
                summary.Message(1, item => item.Text(1, tag).Single(2, (float)value));
        }));

    public void Dispose() => _stream.Dispose();

    private static FileStream Open(string folder, long seconds)
    {
        for (int part = 0; ; part++)
        {
            string path = Path.Combine(folder, $"events.out.tfevents.{seconds:D10}.kakera.{part}");
            try
            {
                Directory.CreateDirectory(folder);
                if (!File.Exists(path))
                    return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
            }
            catch (Exception fault) when (FileProblem.IsOne(fault))
            {
                throw FileProblem.Translate(fault, path);
            }
        }
    }

    private void Write(Action<ProtobufMessage> fill)
    {
        var message = new ProtobufMessage();
        message.Double(1, _time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0); // wall_time
        fill(message);
        ReadOnlySpan<byte> content = message.Bytes;

        var record = new byte[16 + content.Length];
        BinaryPrimitives.WriteInt64LittleEndian(record, content.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), MaskedCrc(record.AsSpan(0, 8)));
        content.CopyTo(record.AsSpan(12));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(12 + content.Length), MaskedCrc(content));
        try
        {
            _stream.Write(record);
        }
        catch (IOException fault)
        {
            throw FileProblem.Translate(fault, _stream.Name);
        }
    }

    /// <summary>CRC-32C turned by 15 bits and offset: a CRC of data that holds CRCs would be weak.</summary>
    internal static uint MaskedCrc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
            crc = BitOperations.Crc32C(crc, b);
        crc = ~crc;
        return BitOperations.RotateRight(crc, 15) + 0xA282EAD8u;
    }
}
