using System.Globalization;
using System.Text;

using Hub.Connectors.Idr.Tables;
using Hub.Records;
using Hub.Tests.Making;

namespace Hub.Tests.Connectors.Idr;

/// <summary>Runs after all parallel tests: the memory of the process is measured.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class AnnotationTableMemoryTests
{
    [Fact]
    public async Task Two_million_rows_stream_at_constant_memory()
    {
        var table = new PayloadPart("annotation/screenA.csv", new EndlessRows(2_000_000));
        var read = 0;
        var early = 0L;

        await foreach (var file in AnnotationTable.ReadAsync(table, config: null, "idr0001/screenA", CancellationToken.None))
        {
            read++;
            if (read == 100_000)
            {
                early = GC.GetTotalMemory(forceFullCollection: true);
            }
            else if (read == 2_000_000)
            {
                (GC.GetTotalMemory(forceFullCollection: true) - early).ShouldBeLessThan(4 << 20);
                file.Attributes.Count.ShouldBe(4);
            }
        }

        read.ShouldBe(2_000_000);
    }

    /// <summary>A table of any length that nobody holds.</summary>
    private sealed class EndlessRows(int rows) : IContent
    {
        public long Length => long.MaxValue;

        public string Sha256 => new('0', 64);

        public ValueTask<Stream> OpenReadAsync(CancellationToken cancellationToken) => ValueTask.FromResult<Stream>(new RowStream(rows));
    }

    private sealed class RowStream(int rows) : Stream
    {
        private ReadOnlyMemory<byte> pending = "Plate,Well,Channels,Gene Symbol,Comment [Construct/Marker]\n"u8.ToArray();
        private int written;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (pending.IsEmpty && written < rows)
            {
                var text = new StringBuilder();
                for (var end = Math.Min(written + 500, rows); written < end; written++)
                {
                    text.Append(CultureInfo.InvariantCulture, $"plate{written / 384:D5},W{written % 384},DAPI:DNA; GFP:\"x\",GENE{written % 97},\n");
                }

                pending = Encoding.UTF8.GetBytes(text.ToString());
            }

            var taken = Math.Min(count, pending.Length);
            pending[..taken].CopyTo(buffer.AsMemory(offset));
            pending = pending[taken..];
            return taken;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
