using Hub.Indexing.Storage;
using Hub.Indexing.Tests.Making;
using Microsoft.Extensions.Logging;

namespace Hub.Tests.Catalogue;

/// <summary>The index is derived: one of another version gives way to one made of the store; a damaged one is named and left as it is.</summary>
public sealed class OtherVersionTests(BuiltCatalogue catalogue) : IClassFixture<BuiltCatalogue>
{
    [Theory]
    [InlineData("datasets", 1)]
    [InlineData("files", 3)]
    public async Task An_index_of_another_version_is_said_to_be_and_built_anew_from_the_store(string set, int version)
    {
        long count = catalogue.Reader.Count;
        await catalogue.ReopenAsync(() => IndexFormat.SetVersion(Manifest(set), version));

        catalogue.Reader.Count.ShouldBe(0);
        await Should.ThrowAsync<OperationCanceledException>(() => catalogue.Indexer.FollowAsync(0, new CancellationToken(canceled: true)));
        catalogue.Log.Entries.ShouldContain(entry => entry.Level == LogLevel.Warning && entry.Message.Contains("built anew from the store") && entry.Message.Contains($"written in version {version} "));

        await catalogue.Indexer.CatchUpAsync(default);
        catalogue.Reader.Count.ShouldBe(count);
        (await catalogue.Indexer.VerifyAsync(default)).ShouldBeEmpty();
        await catalogue.ReopenAsync();
        catalogue.Index.SetAside.ShouldBeNull();
        catalogue.Reader.Count.ShouldBe(count);
    }

    [Fact]
    public async Task A_damaged_index_stops_the_opening_and_stays_as_it_is()
    {
        byte[] bytes = [];
        string manifest = Manifest("links");
        await Should.ThrowAsync<IndexDamagedException>(() => catalogue.ReopenAsync(() =>
        {
            bytes = File.ReadAllBytes(manifest);
            File.WriteAllBytes(manifest, [.. bytes[..^5], (byte)(bytes[^5] ^ 1), .. bytes[^4..]]);
        }));
        File.Exists(Manifest("datasets")).ShouldBeTrue();
        await File.WriteAllBytesAsync(manifest, bytes);
        await catalogue.ReopenAsync();
        catalogue.Reader.Count.ShouldBeGreaterThan(0);
    }

    private string Manifest(string set) => Path.Combine(catalogue.IndexFolder, "v0001", set, "manifest");
}
