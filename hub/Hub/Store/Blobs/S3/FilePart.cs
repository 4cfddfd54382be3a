using System.Buffers;

namespace Hub.Store;

/// <summary>A part of a file in memory that was borrowed.</summary>
/// <param name="Index">Its number from 0.</param>
/// <param name="Memory">The memory, from the shared pool; longer than the part.</param>
/// <param name="Length">Its bytes.</param>
internal sealed record FilePart(int Index, byte[] Memory, int Length) : IDisposable
{
    /// <summary>Its bytes as a stream.</summary>
    public MemoryStream Open() => new(Memory, 0, Length, writable: false);

    /// <summary>Gives the memory back; nobody reads the part after this.</summary>
    public void Dispose() => ArrayPool<byte>.Shared.Return(Memory);
}
