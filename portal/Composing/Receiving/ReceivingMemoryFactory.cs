using System.Buffers;

using Microsoft.AspNetCore.Connections;

namespace Hub.Portal.Composing;

/// <summary>Gives the server its memory.</summary>
internal sealed class ReceivingMemoryFactory : IMemoryPoolFactory<byte>
{
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new ReceivingMemory();
}
