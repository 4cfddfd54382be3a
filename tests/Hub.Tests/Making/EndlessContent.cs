using System.Text;

using Hub.Records;

namespace Hub.Tests.Making;

/// <summary>Content of any length that nobody holds: pieces of text that are made while it is read.</summary>
/// <param name="pieces">The pieces, in order.</param>
internal sealed class EndlessContent(IEnumerable<string> pieces) : IContent
{
    public long Length => long.MaxValue;

    public string Sha256 => new('0', 64);

    public ValueTask<Stream> OpenReadAsync(CancellationToken cancellationToken) => ValueTask.FromResult<Stream>(new PieceStream(pieces.GetEnumerator()));

    private sealed class PieceStream(IEnumerator<string> pieces) : Stream
    {
        private ReadOnlyMemory<byte> pending;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            while (pending.IsEmpty && pieces.MoveNext())
            {
                pending = Encoding.UTF8.GetBytes(pieces.Current);
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

        protected override void Dispose(bool disposing)
        {
            pieces.Dispose();
            base.Dispose(disposing);
        }
    }
}
