using Hub.Indexing.Documents;
using Hub.Indexing.Storage;
using Hub.Indexing.Tests.Making;

namespace Hub.Indexing.Tests.Storage;

/// <summary>An index of another version of the format, or of another schema, is whole: it is told apart from a damaged one, and left as it is.</summary>
public sealed class OtherVersionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public async Task An_index_of_another_version_says_which_was_found_and_which_is_expected(int version)
    {
        await using var index = await TestIndex.OpenAsync();
        index.Writer.Update(new TestDocument("a") { One = "x" }.ToDocument());
        await index.Writer.CommitAsync();
        await index.Writer.DisposeAsync();
        string manifest = Path.Combine(index.Folder, "manifest");
        int expected = IndexFormat.VersionOf(manifest);
        IndexFormat.SetVersion(manifest, version);
        string[] before = Directory.GetFiles(index.Folder);

        foreach (var open in new Func<Task>[] { () => IndexWriter.OpenAsync(new FolderDirectory(index.Folder), TestIndex.Schema), () => IndexSnapshots.OpenAsync(new FolderDirectory(index.Folder), TestIndex.Schema) })
        {
            var error = await Should.ThrowAsync<IndexVersionException>(open);
            (error.Found, error.Expected).ShouldBe((version, expected));
            error.Message.ShouldContain("manifest");
        }

        Directory.GetFiles(index.Folder).ShouldBe(before, ignoreOrder: true);
        IndexFormat.SetVersion(manifest, expected);
        await index.ReopenAsync();
        using var snapshot = index.Snapshots.Acquire();
        snapshot.Find("a").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_version_that_was_changed_on_disk_is_damage()
    {
        await using var index = await TestIndex.OpenAsync();
        await index.Writer.CommitAsync();
        string manifest = Path.Combine(index.Folder, "manifest");
        byte[] bytes = await File.ReadAllBytesAsync(manifest);
        bytes[^(IndexFormat.TrailerSize - IndexFormat.VersionAt)] ^= 1;
        await File.WriteAllBytesAsync(manifest, bytes);
        await Should.ThrowAsync<IndexDamagedException>(() => IndexSnapshots.OpenAsync(new FolderDirectory(index.Folder), TestIndex.Schema));
    }

    [Fact]
    public async Task A_field_that_the_schema_calls_another_kind_is_named()
    {
        await using var index = await TestIndex.OpenAsync();
        index.Writer.Update(new TestDocument("a") { Size = 3 }.ToDocument());
        await index.Writer.CommitAsync();
        await index.Writer.DisposeAsync();
        var other = new IndexSchema(new IndexField { Name = "size", Kind = FieldKind.Keyword });
        (await Should.ThrowAsync<IndexSchemaException>(() => IndexWriter.OpenAsync(new FolderDirectory(index.Folder), other))).Message.ShouldContain("'size' as Integer");
        // the place was given back
        await index.ReopenAsync();
    }
}
