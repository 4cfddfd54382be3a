using System.Runtime.InteropServices;

using Hub.Store;

namespace Hub.Deposition.Uploads;

/// <summary>Memory for some of an upload's bytes, where a disk takes them from without another copy.</summary>
internal sealed class StagingBlock
{
    /// <summary>Bytes of a block.</summary>
    public const int Bytes = 512 << 10;

    private readonly Memory<byte> memory;

    public StagingBlock()
    {
        var array = GC.AllocateUninitializedArray<byte>(Bytes + UncachedFile.Alignment, pinned: true);
        var past = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) % UncachedFile.Alignment);
        memory = array.AsMemory(past == 0 ? 0 : UncachedFile.Alignment - past, Bytes);
    }

    /// <summary>How many bytes are in it.</summary>
    public int Length { get; set; }

    /// <summary>The bytes that are in it.</summary>
    public Memory<byte> Content => memory[..Length];
}
