using FsCheck.Fluent;
using Hub.Indexing.Documents;
using Hub.Indexing.Tests.Making;

namespace Hub.Indexing.Tests.Storage;

public sealed class StoredBytesTests
{
    [Fact]
    public async Task Any_bytes_kept_with_documents_come_back_alone_and_after_a_merge()
    {
        var bytes = Gen.OneOf(
            Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(),
            from unit in Gen.Choose(0, 3).Select(b => (byte)b).ArrayOf()
            from times in Gen.Choose(0, 3000)
            select Enumerable.Repeat(unit, times).SelectMany(u => u).ToArray());
        byte[][] kept = [.. bytes.Sample(200, 400), [], Noise(3 << 16), [.. Noise(70_000), .. Noise(70_000)], new byte[1 << 20]];
        await using var index = await TestIndex.OpenAsync();
        for (int i = 0; i < kept.Length; i++)
        {
            index.Writer.Update(new IndexDocument { Key = $"{i:D5}", Values = [], Stored = kept[i] });
            if (i % 150 == 149) await index.Writer.CommitAsync();
        }
        await index.Writer.CommitAsync();
        ShouldBeThere(index, kept);
        await index.Writer.MergeAllAsync();
        ShouldBeThere(index, kept);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 5)]
    [InlineData(40, 0)]
    [InlineData(40, 300)]
    public async Task Bytes_stay_with_their_documents_where_whole_blocks_are_merged(int interleaved, int gone)
    {
        const int Parts = 3, Documents = 600;
        var random = new Random(interleaved + gone);
        byte[]?[] kept = [.. Enumerable.Range(0, Parts * Documents).Select(i => Noise(random.Next(3000), i))];
        await using var index = await TestIndex.OpenAsync();
        for (int part = 0; part < Parts; part++)
        {
            // Runs of keys of one segment, of which those of the others stand between.
            for (int i = 0; i < kept.Length; i++)
                if (interleaved == 1 ? i / Documents == part : i / interleaved % Parts == part) index.Writer.Update(new IndexDocument { Key = $"{i:D5}", Values = [], Stored = kept[i] });
            await index.Writer.CommitAsync();
        }
        for (int i = 0; i < gone; i++)
        {
            int at = random.Next(kept.Length);
            kept[at] = null;
            index.Writer.Delete($"{at:D5}");
        }

        await index.Writer.MergeAllAsync();

        ShouldBeThere(index, kept);
    }

    private static byte[] Noise(int length, int seed = 5)
    {
        byte[] noise = new byte[length];
        new Random(seed).NextBytes(noise);
        return noise;
    }

    private static void ShouldBeThere(TestIndex index, byte[]?[] kept)
    {
        using var snapshot = index.Snapshots.Acquire();
        for (int i = 0; i < kept.Length; i++)
            if (kept[i] is null) snapshot.Find($"{i:D5}").ShouldBeNull();
            else snapshot.Stored(snapshot.Find($"{i:D5}")!.Value).AsSpan().SequenceEqual(kept[i]).ShouldBeTrue($"{i}: {kept[i]!.Length} bytes");
    }
}
