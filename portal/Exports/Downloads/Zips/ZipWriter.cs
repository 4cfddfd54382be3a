using System.IO.Compression;
using System.Text;

namespace Hub.Portal.Exports;

/// <summary>
/// A zip of any number of files of any length, sent as it is written. Its table of contents, which the format has at the end, waits on
/// the disk: memory does not grow with the files. Without <see cref="EndAsync"/> what was sent is no zip.
/// </summary>
/// <param name="output">Where to.</param>
/// <param name="day">The day that the files say that they were written.</param>
internal sealed class ZipWriter(Stream output, DateOnly? day) : IAsyncDisposable
{
    private const int Part = 1 << 17, SmallPart = 1 << 16;

    // Small files go out together.
    private readonly BufferedStream sent = new(output, SmallPart);
    private readonly ZipRecords records = new(day);
    private readonly ZipContents contents = new();
    private long position;

    /// <summary>Adds bytes as they are: most images are compressed already, and what could be saved is not worth the reader's waiting.</summary>
    /// <param name="name">The path within the zip.</param>
    /// <param name="bytes">The bytes, whose length is known.</param>
    /// <param name="cancellationToken">Stops half-way.</param>
    /// <exception cref="ArgumentException">The path is longer than the format can say.</exception>
    /// <exception cref="InvalidDataException">There are more bytes than they said.</exception>
    public async Task AddAsync(string name, Stream bytes, CancellationToken cancellationToken)
    {
        var entry = Entry(name, isDeflated: false, bytes.Length >= uint.MaxValue);
        await SendAsync(records.Before(entry), cancellationToken);
        var content = new SummedStream(sent);
        await bytes.CopyToAsync(content, Part, cancellationToken);
        await ListAsync(entry, content, content, cancellationToken);
    }

    /// <summary>Adds a text of any length, compressed.</summary>
    /// <param name="name">The path within the zip.</param>
    /// <param name="write">Writes the text.</param>
    /// <param name="cancellationToken">Stops half-way.</param>
    public async Task AddTextAsync(string name, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        var entry = Entry(name, isDeflated: true, isLong: true);
        await SendAsync(records.Before(entry), cancellationToken);
        var compressed = new SummedStream(sent);
        SummedStream text;
        await using (var deflating = new DeflateStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            text = new SummedStream(deflating);
            await write(text);
        }

        await ListAsync(entry, text, compressed, cancellationToken);
    }

    /// <summary>Adds the table of contents, and sends all that was held back.</summary>
    /// <param name="cancellationToken">Stops half-way.</param>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        var end = records.End(contents.Count, position, contents.Length);
        await contents.CopyToAsync(sent, cancellationToken);
        await SendAsync(end, cancellationToken);
        await sent.FlushAsync(cancellationToken);
    }

    /// <summary>Lets go of the table of contents; the output stays open.</summary>
    public async ValueTask DisposeAsync()
    {
        records.Dispose();
        await contents.DisposeAsync();
    }

    private ZipEntry Entry(string name, bool isDeflated, bool isLong)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        return bytes.Length <= ushort.MaxValue
            ? new ZipEntry(bytes, isDeflated, isLong, position)
            : throw new ArgumentException($"A path of {bytes.Length} bytes is longer than a zip can say: {name[..100]}…", nameof(name));
    }

    private async Task ListAsync(ZipEntry begun, SummedStream content, SummedStream inZip, CancellationToken cancellationToken)
    {
        var entry = begun with { Sum = content.Sum, Length = content.Count, Sent = inZip.Count };
        if (!entry.IsLong && entry.Length >= uint.MaxValue)
        {
            throw new InvalidDataException($"The file {Encoding.UTF8.GetString(entry.Name)} has more bytes than its store said.");
        }

        position += entry.Sent;
        await SendAsync(records.Behind(entry), cancellationToken);
        await contents.AddAsync(records.Listed(entry), cancellationToken);
    }

    private ValueTask SendAsync(ReadOnlyMemory<byte> record, CancellationToken cancellationToken)
    {
        position += record.Length;
        return sent.WriteAsync(record, cancellationToken);
    }
}
