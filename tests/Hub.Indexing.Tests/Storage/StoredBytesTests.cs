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

    private static byte[] Noise(int length)
    {
        byte[] noise = new byte[length];
        new Random(5).NextBytes(noise);
        return noise;
    }

    private static void ShouldBeThere(TestIndex index, byte[][] kept)
    {
        using var snapshot = index.Snapshots.Acquire();
        for (int i = 0; i < kept.Length; i++) snapshot.Stored(snapshot.Find($"{i:D5}")!.Value).AsSpan().SequenceEqual(kept[i]).ShouldBeTrue($"{kept[i].Length} bytes");
    }
}
