using System.Numerics;
using System.Runtime.InteropServices;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Buffering;

/// <summary>The distinct terms of a field in memory, numbered as they come.</summary>
internal sealed class TermTable
{
    private const int FewSlots = 64;

    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64();

    private readonly GrowingBytes arena = new();
    private readonly GrowingArray<int> ends = new();
    // The hash and the number plus one, so that most of what is passed over is told apart without a look elsewhere; zero where free.
    private ulong[] slots = new ulong[FewSlots];
    private int slotCount = FewSlots;

    internal int Count => ends.Count;

    /// <summary>About how many bytes of memory it takes.</summary>
    internal long Bytes => arena.Length + (ends.Count * 4L) + (slotCount * 8L);

    internal ReadOnlySpan<byte> this[int id] => arena.Span[(id == 0 ? 0 : ends[id - 1])..ends[id]];

    /// <summary>The number of a term, which is added if it is new.</summary>
    internal int Add(ReadOnlySpan<byte> term)
    {
        uint hash = Hash(term);
        int slot = Slot(term, hash);
        if (slots[slot] != 0) return Id(slots[slot]);
        arena.Write(term);
        ends.Add(arena.Length);
        slots[slot] = ((ulong)hash << 32) | (uint)Count;
        if (Count * 2 > slotCount) Grow();
        return Count - 1;
    }

    /// <summary>The number of a term; -1 where it is not there.</summary>
    internal int Find(ReadOnlySpan<byte> term) => Id(slots[Slot(term, Hash(term))]);

    /// <summary>Fills in the numbers of all terms in the order of their bytes.</summary>
    internal void Sort(Span<int> ids)
    {
        ulong[] rented = PooledArrays.Rent<ulong>(Count);
        var keys = rented.AsSpan(0, Count);
        for (int id = 0; id < ids.Length; id++)
        {
            ids[id] = id;
            keys[id] = Terms.TermKey.Of(this[id]);
        }
        keys.Sort(ids);
        for (int from = 0, to; from < ids.Length; from = to)
        {
            to = from + 1;
            while (to < ids.Length && keys[to] == keys[from]) to++;
            if (to - from > 1) ids[from..to].Sort((one, other) => this[one].SequenceCompareTo(this[other]));
        }
        PooledArrays.Return(rented);
    }

    /// <summary>Gives the memory back; nothing can be asked afterwards.</summary>
    internal void Release()
    {
        arena.Release();
        ends.Release();
        GiveSlotsBack();
        slots = [];
    }

    private int Slot(ReadOnlySpan<byte> term, uint hash)
    {
        int slot = (int)(hash & (uint)(slotCount - 1));
        for (; slots[slot] != 0; slot = (slot + 1) & (slotCount - 1))
        {
            if ((uint)(slots[slot] >> 32) == hash && this[Id(slots[slot])].SequenceEqual(term)) break;
        }
        return slot;
    }

    private static int Id(ulong slot) => (int)(uint)slot - 1;

    private void GiveSlotsBack()
    {
        if (slotCount > FewSlots) PooledArrays.Return(slots);
    }

    private void Grow()
    {
        var larger = PooledArrays.Rent<ulong>(slotCount * 2);
        Array.Clear(larger, 0, slotCount * 2);
        foreach (ulong taken in slots.AsSpan(0, slotCount))
        {
            if (taken == 0) continue;
            int slot = (int)((uint)(taken >> 32) & (uint)((slotCount * 2) - 1));
            while (larger[slot] != 0) slot = (slot + 1) & ((slotCount * 2) - 1);
            larger[slot] = taken;
        }
        GiveSlotsBack();
        (slots, slotCount) = (larger, slotCount * 2);
    }

    private static uint Hash(ReadOnlySpan<byte> term)
    {
        ulong hash = Seed ^ (uint)term.Length;
        foreach (ulong word in MemoryMarshal.Cast<byte, ulong>(term)) hash = BitOperations.RotateLeft((hash ^ word) * 0x9E3779B97F4A7C15, 29);
        ulong rest = 0;
        foreach (byte b in term[(term.Length & ~7)..]) rest = (rest << 8) | b;
        hash = (hash ^ rest) * 0xC2B2AE3D27D4EB4F;
        return (uint)(hash >> 32) ^ (uint)(hash >> 7);
    }
}
