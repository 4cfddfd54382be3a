using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Hub.Indexing.Storage;

/// <summary>Bytes that grow at the end, with the number forms the index files are made of.</summary>
internal sealed class GrowingBytes
{
    private const int Least = 256;

    private byte[] bytes = [];

    internal int Length { get; private set; }

    internal ReadOnlySpan<byte> Span => bytes.AsSpan(0, Length);

    internal void Clear() => Length = 0;

    /// <summary>Gives the memory back to be used again; it is empty afterwards.</summary>
    internal void Release()
    {
        PooledArrays.Return(bytes);
        bytes = [];
        Length = 0;
    }

    internal Span<byte> Take(int count)
    {
        if (Length + count > bytes.Length) Grow(checked(Length + count));
        var span = bytes.AsSpan(Length, count);
        Length += count;
        return span;
    }

    internal void Write(ReadOnlySpan<byte> span) => span.CopyTo(Take(span.Length));

    internal void Byte(byte value) => Take(1)[0] = value;

    internal void Int(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(4), value);

    internal void Long(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);

    /// <summary>Seven bits a byte, low ones first.</summary>
    internal void Variable(ulong value)
    {
        while (value >= 0x80)
        {
            Byte((byte)(value | 0x80));
            value >>= 7;
        }
        Byte((byte)value);
    }

    internal void Variable(int value) => Variable((ulong)(uint)value);

    internal void Text(string value)
    {
        int length = System.Text.Encoding.UTF8.GetByteCount(value);
        Variable(length);
        System.Text.Encoding.UTF8.GetBytes(value, Take(length));
    }

    /// <summary>Changes a number written before.</summary>
    internal void SetInt(int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);

    internal void SetShort(int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), value);

    internal Span<T> TakeAs<T>(int count) where T : unmanaged => MemoryMarshal.Cast<byte, T>(Take(count * Marshal.SizeOf<T>()));

    private void Grow(int needed)
    {
        byte[] larger = PooledArrays.Rent<byte>(Math.Max(Math.Max(Least, needed), (int)Math.Min(Array.MaxLength, bytes.Length * 2L)));
        int length = Length;
        Span.CopyTo(larger);
        Release();
        (bytes, Length) = (larger, length);
    }
}
