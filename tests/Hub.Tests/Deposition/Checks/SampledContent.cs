using Hub.Records;

namespace Hub.Tests.Deposition.Checks;

/// <summary>Content that notes, ten times on its way, how many bytes are alive in this process.</summary>
internal sealed class SampledContent(IContent content, List<long> liveBytes) : IContent
{
    public const int Samples = 10;

    public long Length => content.Length;

    public string Sha256 => content.Sha256;

    public async ValueTask<Stream> OpenReadAsync(CancellationToken cancellationToken) =>
        new SampledStream(await content.OpenReadAsync(cancellationToken), content.Length / Samples, liveBytes);

    private sealed class SampledStream(Stream inner, long every, List<long> liveBytes) : Stream
    {
        private long read;
        private long next;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position
        {
            get => read;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Passed(inner.Read(buffer, offset, count));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Passed(await inner.ReadAsync(buffer, cancellationToken));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }

        private int Passed(int count)
        {
            read += count;
            if (read >= next)
            {
                next += every;
                liveBytes.Add(GC.GetTotalMemory(forceFullCollection: true));
            }

            return count;
        }
    }
}
