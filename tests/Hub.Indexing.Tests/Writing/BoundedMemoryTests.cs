using Hub.Indexing.Tests.Making;
using Hub.Tests.Making;

namespace Hub.Indexing.Tests.Writing;

[Collection(MeasuredAlone.Name)]
public sealed class BoundedMemoryTests
{
    [Fact]
    public async Task Memory_while_indexing_is_bounded_by_the_options()
    {
        var options = new IndexOptions { BufferBytes = 4 << 20 };
        await using var index = await TestIndex.OpenAsync(options);
        long before = GC.GetTotalMemory(forceFullCollection: true), most = 0;
        for (int i = 0; i < 120_000; i++)
        {
            index.Writer.Update(new TestDocument($"key-{i:D7}") { Text = ["golgi cell nucleus actin embryo"], One = $"v{i % 100}", Size = i, Stored = new byte[100] }.ToDocument());
            if (i % 10_000 == 9_999) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        await index.Writer.CommitAsync();
        // half of the buffer may fill while the other half is written, and a merge keeps a few bytes a document
        most.ShouldBeLessThan(4 * options.BufferBytes);
        using var snapshot = index.Snapshots.Acquire();
        snapshot.Count.ShouldBe(120_000);
    }
}
