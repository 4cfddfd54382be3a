using System.Runtime.CompilerServices;
using System.Text;

namespace Hub.Indexing.Storage;

/// <summary>Reads what <see cref="GrowingBytes"/> wrote, from memory that has been checked.</summary>
internal unsafe struct ByteReader(byte* at)
{
    internal byte* At = at;

    internal byte Byte() => *At++;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong Variable()
    {
        ulong value = *At++;
        if (value < 0x80) return value;
        value &= 0x7f;
        for (int shift = 7; ; shift += 7)
        {
            ulong b = *At++;
            value |= (b & 0x7f) << shift;
            if (b < 0x80) return value;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Int() => (int)Variable();

    internal long Long()
    {
        long value = Unsafe.ReadUnaligned<long>(At);
        At += 8;
        return value;
    }

    internal uint Fixed()
    {
        uint value = Unsafe.ReadUnaligned<uint>(At);
        At += 4;
        return value;
    }

    internal string Text()
    {
        int length = Int();
        string value = Encoding.UTF8.GetString(At, length);
        At += length;
        return value;
    }
}
