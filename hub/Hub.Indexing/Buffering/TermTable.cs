using System.Numerics;
using System.Runtime.InteropServices;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Buffering;

/// <summary>The distinct terms of a field in memory, numbered as they come.</summary>
internal sealed class TermTable
{
    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64();

    private readonly GrowingBytes arena = new();
    private readonly List<int> starts = [0];
    private readonly List<uint> hashes = [];
    private int[] slots = new int[64];

    internal int Count => hashes.Count;

    /// <summary>About how many bytes of memory it takes.</summary>
    internal long Bytes => arena.Length + (hashes.Count * 8L) + (slots.Length * 4L);

    internal ReadOnlySpan<byte> this[int id] => arena.Span[starts[id]..starts[id + 1]];

    /// <summary>The number of a term, which is added if it is new.</summary>
    internal int Add(ReadOnlySpan<byte> term)
    {
        uint hash = Hash(term);
        int slot = Slot(term, hash);
        if (slots[slot] != 0) return slots[slot] - 1;
        arena.Write(term);
        starts.Add(arena.Length);
        hashes.Add(hash);
        slots[slot] = Count;
        if (Count * 2 > slots.Length) Grow();
        return Count - 1;
    }

    /// <summary>The number of a term; -1 where it is not there.</summary>
    internal int Find(ReadOnlySpan<byte> term) => slots[Slot(term, Hash(term))] - 1;

    /// <summary>The numbers of all terms in the order of their bytes.</summary>
    internal int[] Sorted()
    {
        int[] ids = new int[Count];
        ulong[] keys = new ulong[Count];
        for (int id = 0; id < ids.Length; id++)
        {
            ids[id] = id;
            keys[id] = Terms.TermKey.Of(this[id]);
        }
        Array.Sort(keys, ids);
        for (int from = 0, to; from < ids.Length; from = to)
        {
            to = from + 1;
            while (to < ids.Length && keys[to] == keys[from]) to++;
            if (to - from > 1) ids.AsSpan(from, to - from).Sort((one, other) => this[one].SequenceCompareTo(this[other]));
        }
        return ids;
    }

    private int Slot(ReadOnlySpan<byte> term, uint hash)
    {
        int slot = (int)(hash & (uint)(slots.Length - 1));
        for (; slots[slot] != 0; slot = (slot + 1) & (slots.Length - 1))
        {
            int id = slots[slot] - 1;
            if (hashes[id] == hash && this[id].SequenceEqual(term)) break;
        }
        return slot;
    }

    private void Grow()
    {
        slots = new int[slots.Length * 2];
        for (int id = 0; id < Count; id++)
        {
            int slot = (int)(hashes[id] & (uint)(slots.Length - 1));
            while (slots[slot] != 0) slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = id + 1;
        }
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
