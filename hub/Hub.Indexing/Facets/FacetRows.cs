using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace Hub.Indexing.Facets;

/// <summary>
/// The values of several facets of one document side by side in one or two words, and those of which a document has many in one list.
/// Pages ask for the same facets again and again over documents that lie scattered: read from columns, each facet of each document
/// waits for memory of its own; from rows, all of them wait once.
/// </summary>
internal sealed unsafe class FacetRows
{
    /// <summary>Words of a row at most.</summary>
    internal const int MostWords = 2;

    private const int Step = 512;
    private const int Alignment = 64;

    private readonly FrozenDictionary<string, PackedField> fields;
    private readonly FrozenSet<string> known;
    private readonly ulong[] memory;
    private readonly ulong* rows;
    private readonly int words;

    /// <summary>Rows of zeros.</summary>
    internal FacetRows(IReadOnlyCollection<PackedField> fields, JoinedLists? lists, IReadOnlyCollection<string> known, int docCount)
    {
        this.fields = fields.ToFrozenDictionary(f => f.Name);
        this.known = known.ToFrozenSet();
        Lists = lists;
        words = fields.Count == 0 ? 0 : fields.Max(f => f.Word) + 1;
        // pinned and aligned, so that no row lies across two lines of the cache
        memory = GC.AllocateArray<ulong>(checked((docCount * words) + (Alignment / sizeof(ulong))), pinned: true);
        rows = (ulong*)(((nuint)Unsafe.AsPointer(ref memory[0]) + Alignment - 1) & ~(nuint)(Alignment - 1));
    }

    /// <summary>Bytes in memory.</summary>
    internal long Bytes => (memory.Length * 8L) + (Lists?.Bytes ?? 0) + fields.Values.Sum(f => f.Sets?.Bytes ?? 0);

    /// <summary>The fields that were asked for, those for which there was no place too.</summary>
    internal IReadOnlyCollection<string> Known => known;

    /// <summary>The fields with many values; null where they are not two.</summary>
    internal JoinedLists? Lists { get; }

    /// <summary>Where a field stands; null where there was no place for it.</summary>
    internal PackedField? Find(string field) => fields.GetValueOrDefault(field);

    internal bool Knows(string field) => known.Contains(field);

    /// <summary>Writes a field's numbers of all documents.</summary>
    internal void Write(PackedField field, ReadOnlySpan<int> codes)
    {
        ulong* word = rows + field.Word;
        foreach (int code in codes)
        {
            *word |= (ulong)(uint)code << field.Shift;
            word += words;
        }
    }

    /// <summary>Adds up how many of the documents have each number of each field.</summary>
    internal void Count(ReadOnlySpan<int> docs, ReadOnlySpan<PackedField> counted, int[][] counts)
    {
        ulong* gathered = stackalloc ulong[Step * MostWords];
        for (; docs.Length > 0; docs = docs[Math.Min(Step, docs.Length)..])
        {
            var some = docs[..Math.Min(Step, docs.Length)];
            Gather(some, gathered);
            for (int f = 0; f < counted.Length; f++)
                Count(gathered + (counted[f].Word * Step), some.Length, counted[f].Shift, counted[f].Mask, ref counts[f][0]);
        }
        // others may put new rows in place of these meanwhile
        GC.KeepAlive(this);
    }

    // nothing but reads: many of them wait for memory at once
    private void Gather(ReadOnlySpan<int> docs, ulong* into)
    {
        if (words == 1)
        {
            for (int i = 0; i < docs.Length; i++) into[i] = rows[docs[i]];
            return;
        }
        for (int i = 0; i < docs.Length; i++)
        {
            ulong* row = rows + ((long)docs[i] * MostWords);
            into[i] = row[0];
            into[Step + i] = row[1];
        }
    }

    private static void Count(ulong* words, int length, int shift, ulong mask, ref int count)
    {
        for (int i = 0; i < length; i++) Unsafe.Add(ref count, (nint)((words[i] >> shift) & mask))++;
    }
}
