using System.Buffers;
using System.Runtime.CompilerServices;

namespace Hub.Indexing.Storage;

/// <summary>Arrays that are soon given back. Large ones are left to the collector: a pool would keep the largest that ever were.</summary>
internal static class PooledArrays
{
    private const int MostBytes = 1 << 16;

    /// <summary>An array of at least this length; what it holds is left over from others.</summary>
    internal static T[] Rent<T>(int length) where T : unmanaged =>
        IsPooled<T>(length) ? ArrayPool<T>.Shared.Rent(length) : GC.AllocateUninitializedArray<T>(length);

    /// <summary>Gives an array back that nobody uses any more.</summary>
    internal static void Return<T>(T[] array) where T : unmanaged
    {
        if (array.Length > 0 && IsPooled<T>(array.Length)) ArrayPool<T>.Shared.Return(array);
    }

    private static bool IsPooled<T>(int length) where T : unmanaged => (long)length * Unsafe.SizeOf<T>() <= MostBytes;
}
