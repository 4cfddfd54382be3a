using System.Globalization;

using ArchiveServer.Generating;

namespace ArchiveServer.Atlas;

/// <summary>The records of the synthetic partner, made when they are asked for.</summary>
/// <param name="set">How many, of which seed.</param>
internal sealed class AtlasRecords(RecordSet set)
{
    private int pages;

    /// <summary>How many pages were asked for, this one included.</summary>
    public int NextPage() => Interlocked.Increment(ref pages);

    /// <summary>How many there are, withdrawn ones included.</summary>
    public int Count => set.Generated;

    /// <summary>Some of them in their order.</summary>
    public IEnumerable<AtlasRecord> Slice(int start, int count) =>
        Enumerable.Range(start, Math.Max(0, Math.Min(count, Count - start))).Select(At);

    /// <summary>As many more as are asked for, beyond those that there are.</summary>
    public IEnumerable<AtlasRecord> Endless(int start, int count) => Enumerable.Range(start, count).Select(At);

    /// <summary>The record of an id; null where there is none.</summary>
    public AtlasRecord? Find(string id) =>
        id.StartsWith("ATLAS-", StringComparison.Ordinal) && int.TryParse(id.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number - 1001 is var index && index >= 0 && index < Count ? At(index) : null;

    private AtlasRecord At(int index) => new(GeneratedStudy.Of(set.Seed, "atlas", index));
}
