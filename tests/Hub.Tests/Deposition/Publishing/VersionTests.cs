using System.Security.Claims;

using Hub.Deposition.Drafts;
using Hub.Deposition.PageTab;
using Hub.Deposition.Publishing;

namespace Hub.Tests.Deposition.Publishing;

/// <summary>A version that was released never changes; a newer one stands beside it.</summary>
public sealed class VersionTests : IAsyncLifetime
{
    private const string First = "Live imaging of mitosis in fission yeast by spinning disk microscopy", Second = "Live imaging of mitosis in fission yeast, with the wee1 mutant";
    private DepositBench hub = null!;
    private ClaimsPrincipal ada = null!;
    private string accession = "";

    public async Task InitializeAsync()
    {
        hub = await DepositBench.StartAsync();
        ada = await hub.RegisterAsync();
        accession = await hub.BeginAsync(ada);
        await hub.Releasing.SubmitAsync(accession, ada, null, default);
        hub.Clock.Advance(TimeSpan.FromDays(10));
        await hub.Get<Versioning>().BeginAsync(accession, ada, default);
        await hub.Drafting.WriteAsync(accession, ada, null, Retitled, default);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task While_a_new_version_is_written_everybody_sees_the_one_released()
    {
        (await hub.RecordAsync(accession)).ShouldNotBeNull().Dataset!.Title.ShouldBe(First);
        await hub.Get<Publisher>().CarryAllAsync(default);
        (await hub.RecordAsync(accession)).ShouldNotBeNull().Dataset!.Title.ShouldBe(First);
    }

    [Fact]
    public async Task Both_versions_can_be_read_and_compared()
    {
        await hub.Files.AddAsync(accession, "files.tsv", "Files\tSize\nmovies/a.ome.tif\t3\nmovies/wee1.ome.tif\t4\n");
        await hub.Files.AddAsync(accession, "movies/wee1.ome.tif", "abcd");
        await hub.Releasing.SubmitAsync(accession, ada, null, default);
        (await hub.RecordAsync(accession)).ShouldNotBeNull().Dataset!.Title.ShouldBe(Second);
        var (reader, versions) = (hub.Get<DepositReader>(), (await hub.FindAsync(accession)).Published);
        versions.Select(version => version.Number).ShouldBe([1, 2]);

        var one = (await reader.ReadAsync(accession, versions[0].Payload, default)).Dataset.ShouldNotBeNull();
        var two = (await reader.ReadAsync(accession, versions[1].Payload, default)).Dataset.ShouldNotBeNull();
        var changes = VersionComparison.Of(one, two);

        changes.Single(change => change.Field == "Title").ShouldSatisfyAllConditions(
            change => change.Before.ShouldBe([First]),
            change => change.After.ShouldBe([Second]));
        changes.ShouldContain(change => change.Field == "FileCount");
        changes.ShouldNotContain(change => change.Field == "Description");
        (await reader.ReadFilesAsync(accession, versions[0].Payload, default).Select(file => file.Path).ToListAsync()).ShouldBe(["movies/a.ome.tif"]);
        (await reader.ReadFilesAsync(accession, versions[1].Payload, default).CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_version_that_was_dropped_leaves_the_metadata_as_released()
    {
        await hub.Get<Versioning>().DropAsync(accession, ada, default);

        (await hub.FindAsync(accession)).ShouldSatisfyAllConditions(
            deposit => deposit.State.ShouldBe(DepositState.Public),
            deposit => deposit.Version.ShouldBe(1),
            deposit => deposit.Title.ShouldBe(First));
        await hub.Get<Versioning>().BeginAsync(accession, ada, default);
        (await hub.FindAsync(accession)).Version.ShouldBe(2);
    }

    [Fact]
    public async Task The_same_record_twice_has_no_differences()
    {
        var version = (await hub.FindAsync(accession)).Published[0];
        var one = (await hub.Get<DepositReader>().ReadAsync(accession, version.Payload, default)).Dataset!;

        VersionComparison.Of(one, one with { HarvestedAt = hub.Clock.GetUtcNow() }).ShouldBeEmpty();
    }

    private static Deposit Retitled(Deposit deposit) => deposit with
    {
        Submission = deposit.Submission with { Section = deposit.Submission.Section with { Attributes = [.. deposit.Submission.Section.Attributes.Where(each => !each.Is("Title")), new PageTabAttribute("Title", Second)] } },
    };
}
