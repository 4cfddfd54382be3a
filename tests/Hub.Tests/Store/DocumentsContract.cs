using System.Text;

using Hub.Store;
using Hub.Tests.Making;

namespace Hub.Tests.Store;

/// <summary>What every store promises of the documents that the hub is the source of.</summary>
/// <param name="place">Where the store lies.</param>
public abstract class DocumentsContract(IStorePlace place) : StoreContract(place)
{
    private IDocuments Documents => Store.Documents;

    [ServedFact]
    public async Task A_document_reads_back_byte_for_byte_with_its_revision()
    {
        (await Documents.CommitAsync([Write("a", "{\"n\": 1}", 0)], default)).ShouldBe([1]);
        (await Documents.CommitAsync([Write("a", "{\"n\": 2}", 1)], default)).ShouldBe([2]);

        var found = (await Documents.FindAsync("things", "a", default)).ShouldNotBeNull();

        Text(found).ShouldBe("{\"n\": 2}");
        found.Revision.ShouldBe(2);
        (await Documents.FindAsync("others", "a", default)).ShouldBeNull();
        (await Documents.FindAsync("things", "A", default)).ShouldBeNull();
    }

    [ServedFact]
    public async Task A_commit_in_which_one_revision_is_stale_writes_nothing()
    {
        await Documents.CommitAsync([Write("a", "1", 0)], default);

        var conflict = await Should.ThrowAsync<RevisionConflictException>(
            () => Documents.CommitAsync([Write("b", "1", 0), Write("a", "2", 0), Write("c", "1", 0)], default));

        (conflict.Collection, conflict.Id, conflict.Expected, conflict.Found).ShouldBe(("things", "a", 0, 1));
        (await Ids("")).ShouldBe(["a"]);
    }

    [ServedFact]
    public async Task Of_many_who_change_the_same_revision_at_once_one_succeeds()
    {
        await Documents.CommitAsync([Write("a", "0", 0)], default);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 12).Select(i => Task.Run(() => Succeeds(Write("a", $"{i}", 1)))));

        outcomes.Count(succeeded => succeeded).ShouldBe(1);
    }

    [ServedFact]
    public async Task A_deleted_document_is_gone_and_its_revisions_go_on()
    {
        await Documents.CommitAsync([Write("a", "1", 0, ("owner", "x"))], default);
        (await Documents.CommitAsync([Write("a", null, 1)], default)).ShouldBe([0]);

        (await Documents.FindAsync("things", "a", default)).ShouldBeNull();
        (await Ids("")).ShouldBeEmpty();
        (await OfOwner("x")).ShouldBeEmpty();
        (await Documents.CommitAsync([Write("a", "2", 0)], default)).ShouldBe([3]);
    }

    [ServedFact]
    public async Task Documents_are_found_by_the_keys_they_have_now()
    {
        await Documents.CommitAsync([Write("b", "1", 0, ("owner", "x")), Write("a", "1", 0, ("owner", "x"), ("owner", "y"))], default);
        (await OfOwner("x")).ShouldBe(["a", "b"]);

        await Documents.CommitAsync([Write("a", "2", 1, ("owner", "y"))], default);

        (await OfOwner("x")).ShouldBe(["b"]);
        (await OfOwner("y")).ShouldBe(["a"]);
        (await OfOwner("X")).ShouldBeEmpty();
    }

    [ServedFact]
    public async Task A_collection_is_read_in_ordinal_order_over_many_pages()
    {
        var ids = Enumerable.Range(0, 1203).Select(i => $"{(i % 2 == 0 ? 'B' : 'a')}-{i:D5}").Order(StringComparer.Ordinal).ToList();
        await Documents.CommitAsync([.. ids.Select(id => Write(id, "1", 0))], default);

        (await Ids("")).ShouldBe(ids);
        (await Ids(ids[700])).ShouldBe(ids.Skip(701));
    }

    [ServedFact]
    public async Task A_sequence_never_gives_a_number_twice()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => Documents.NextNumberAsync("accession", default))));

        numbers.Order().ShouldBe(Enumerable.Range(1, 40).Select(i => (long)i));
        (await Documents.NextNumberAsync("another", default)).ShouldBe(1);
    }

    [ServedFact]
    public async Task What_was_committed_is_there_when_the_store_is_opened_again()
    {
        await Documents.CommitAsync([Write("a", "1", 0)], default);
        await Documents.NextNumberAsync("accession", default);
        await Store.DisposeAsync();

        await InitializeAsync();

        Text((await Documents.FindAsync("things", "a", default)).ShouldNotBeNull()).ShouldBe("1");
        (await Documents.NextNumberAsync("accession", default)).ShouldBe(2);
    }

    [ServedFact]
    public async Task Who_has_each_of_thousands_of_keys_is_found_at_once()
    {
        await Documents.CommitAsync([Write("b", "1", 0, ("owner", "x")), Write("a", "1", 0, ("owner", "x"), ("owner", "\"細胞\\'")), Write("gone", "1", 0, ("owner", "z"))], default);
        await Documents.CommitAsync([Write("gone", null, 1)], default);

        var holders = await Documents.FindHoldersAsync("things", "owner", [.. Enumerable.Range(0, 3000).Select(i => $"{i}"), "x", "\"細胞\\'", "z"], default);

        holders.ShouldBe(new Dictionary<string, KeyHolders> { ["x"] = new("a", "b"), ["\"細胞\\'"] = new("a", "a") }, ignoreOrder: true);
        (await Documents.FindHoldersAsync("others", "owner", ["x"], default)).ShouldBeEmpty();
        (await Documents.FindHoldersAsync("things", "maker", ["x"], default)).ShouldBeEmpty();
    }

    [ServedFact]
    public async Task A_document_that_stands_twice_in_a_commit_is_refused_with_all_others()
    {
        await Should.ThrowAsync<ArgumentException>(() => Documents.CommitAsync([Write("a", "1", 0), Write("b", "1", 0), Write("b", "2", null)], default));

        (await Ids("")).ShouldBeEmpty();
    }

    [ServedFact]
    public async Task An_id_that_is_empty_or_too_long_is_refused()
    {
        await Should.ThrowAsync<ArgumentException>(() => Documents.CommitAsync([Write("", "1", 0)], default));
        await Should.ThrowAsync<ArgumentException>(() => Documents.CommitAsync([Write(new string('x', 501), "1", 0)], default));
    }

    private static DocumentWrite Write(string id, string? json, long? expected, params (string Name, string Value)[] keys) => new()
    {
        Collection = "things",
        Id = id,
        ExpectedRevision = expected,
        Json = json is null ? null : (ReadOnlyMemory<byte>?)Encoding.UTF8.GetBytes(json),
        Keys = [.. keys.Select(key => new DocumentKey(key.Name, key.Value))],
    };

    private static string Text(Document document) => Encoding.UTF8.GetString(document.Json.Span);

    private async Task<bool> Succeeds(DocumentWrite write)
    {
        try
        {
            await Documents.CommitAsync([write], default);
            return true;
        }
        catch (RevisionConflictException)
        {
            return false;
        }
    }

    private async Task<List<string>> Ids(string after) => await Documents.ReadAsync("things", after, default).Select(document => document.Id).ToListAsync();

    private async Task<List<string>> OfOwner(string owner) =>
        await Documents.ReadByKeyAsync("things", "owner", owner, default).Select(document => document.Id).ToListAsync();
}
