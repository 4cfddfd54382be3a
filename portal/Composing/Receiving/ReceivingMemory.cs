using System.Buffers;
using System.Collections.Concurrent;

namespace Hub.Portal.Composing;

/// <summary>
/// The memory into which sockets are read. Its blocks are sixteen times the server's own of 4 kB: an upload is taken from the
/// network in so many fewer calls, each of which costs more than copying what it brings.
/// </summary>
internal sealed class ReceivingMemory : MemoryPool<byte>
{
    private const int BlockBytes = 64 << 10;

    // 16 MB are kept for what comes next; what a rush needs beyond that goes back to the runtime.
    private const int MostKept = 256;

    private readonly ConcurrentQueue<byte[]> kept = new();
    private int count;

    public override int MaxBufferSize => Array.MaxLength;

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        if (minBufferSize > BlockBytes)
        {
            return new Block(this, new byte[minBufferSize]);
        }

        if (!kept.TryDequeue(out var bytes))
        {
            return new Block(this, GC.AllocateUninitializedArray<byte>(BlockBytes, pinned: true));
        }

        Interlocked.Decrement(ref count);
        return new Block(this, bytes);
    }

    protected override void Dispose(bool disposing) => kept.Clear();

    private void Return(byte[] bytes)
    {
        if (bytes.Length != BlockBytes)
        {
            return;
        }

        if (Interlocked.Increment(ref count) <= MostKept)
        {
            kept.Enqueue(bytes);
        }
        else
        {
            Interlocked.Decrement(ref count);
        }
    }

    private sealed class Block(ReceivingMemory pool, byte[] bytes) : IMemoryOwner<byte>
    {
        private byte[]? held = bytes;

        public Memory<byte> Memory => held ?? throw new ObjectDisposedException(nameof(Block));

        public void Dispose()
        {
            if (Interlocked.Exchange(ref held, null) is { } returned)
            {
                pool.Return(returned);
            }
        }
    }
}
