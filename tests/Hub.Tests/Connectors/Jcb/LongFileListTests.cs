using System.Text;

using Hub.Connectors.BioStudies.Files;
using Hub.Records;
using Hub.Tests.Making;

namespace Hub.Tests.Connectors.Jcb;

/// <summary>Runs after all parallel tests: the memory of the process is measured.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class LongFileListTests
{
    [Fact]
    public async Task A_list_of_many_files_is_streamed()
    {
        const int rows = 400_000;
        var payload = new Payload("S-JCBD1", [Studies.Part(StudyParts.PageTab, FileListTests.OneComponent), new PayloadPart("lists/figure 1.json", new EndlessRows(rows))]);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var highest = 0L;
        var seen = 0;

        await foreach (var _ in new Hub.Connectors.BioStudies.BioStudiesConnector().ReadFilesAsync(payload, "S-JCBD1", Studies.Archive, CancellationToken.None))
        {
            if (++seen % 50_000 == 0)
            {
                highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        seen.ShouldBe(rows);
        highest.ShouldBeLessThan(40L << 20, "a row is remembered by eight bytes, not by what it says");
    }

    private sealed class EndlessRows(int rows) : IContent
    {
        public long Length => -1;

        public string Sha256 => "";

        public ValueTask<Stream> OpenReadAsync(CancellationToken cancellationToken) => ValueTask.FromResult<Stream>(new RowStream(rows));
    }

    private sealed class RowStream(int rows) : Stream
    {
        private byte[] row = Encoding.UTF8.GetBytes("[");
        private int at;
        private int number;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var written = 0;
            while (written < count && at < row.Length)
            {
                var part = Math.Min(count - written, row.Length - at);
                Array.Copy(row, at, buffer, offset + written, part);
                (written, at) = (written + part, at + part);
                if (at == row.Length && number <= rows)
                {
                    var next = number == rows ? "]" : $$"""{{(number == 0 ? "" : ",")}}{"path": "figure/{{number}}.tif", "size": 1, "attributes": [{"name": "Gene", "value": "{{new string('g', 200)}}"}]}""";
                    (row, at, number) = (Encoding.UTF8.GetBytes(next), 0, number + 1);
                }
            }

            return written;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
