using Hub.Correlation;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Catalogue;

namespace Hub.Tests.Correlation.Links;

/// <summary>Links that lead nowhere, or are not returned, are told to the archive whose records state them.</summary>
public sealed class LinkAuditTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static readonly ArchiveDefinition[] Archives =
    [
        new() { Id = "idr", Name = "IDR", Kind = "idr", OwnsAccessions = "idr[0-9]+" },
        new() { Id = "empiar", Name = "EMPIAR", Kind = "empiar", OwnsAccessions = "EMPIAR-[0-9]+" },
    ];

    private readonly ListedDatasets datasets = new();
    private readonly ListedLinks links = new();

    public LinkAuditTests()
    {
        Put("idr0001", "idr");
        Put("EMPIAR-1", "empiar");
    }

    [Fact]
    public async Task A_target_that_its_archive_does_not_have_is_missing()
    {
        await SayAsync("idr0001", LinkRelation.References, "EMPIAR-404");

        var finding = await OnlyAsync("idr");

        (finding.Kind, finding.Record, finding.Target).ShouldBe((FindingKind.TargetMissing, "idr0001", "EMPIAR-404"));
        finding.Reason.ShouldBe("idr0001 names EMPIAR-404, which EMPIAR does not have; ask its curators, or correct idr0001.");
    }

    [Fact]
    public async Task A_target_of_an_archive_that_is_not_harvested_is_nobodys_fault()
    {
        await SayAsync("idr0001", LinkRelation.References, "GSE90034");

        (await FindAsync("idr")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_target_that_was_taken_away_is_gone()
    {
        datasets.Put(new Dataset { Accession = "EMPIAR-1", Archive = "empiar", Title = "EMPIAR-1" }, deleted: true);
        await SayAsync("idr0001", LinkRelation.References, "EMPIAR-1");

        (await OnlyAsync("idr")).Kind.ShouldBe(FindingKind.TargetGone);
    }

    [Theory]
    [InlineData(1, FindingKind.TargetEmbargoed)]
    [InlineData(0, FindingKind.NotReturned)]
    public async Task A_target_that_is_not_released_yet_is_embargoed_until_its_day(int days, FindingKind kind)
    {
        Put("EMPIAR-1", "empiar", DateOnly.FromDateTime(Now.UtcDateTime).AddDays(days));
        await SayAsync("idr0001", LinkRelation.References, "EMPIAR-1");

        (await OnlyAsync("idr")).Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task A_target_that_goes_by_another_accession_now_has_moved()
    {
        await SayAsync("idr0001", LinkRelation.References, "EMPIAR-1", named: "EMPIAR-99");

        var finding = await OnlyAsync("idr");

        finding.Kind.ShouldBe(FindingKind.TargetMoved);
        finding.Reason.ShouldBe("idr0001 names EMPIAR-99, which is EMPIAR-1 now; correct idr0001.");
    }

    [Fact]
    public async Task A_link_is_returned_by_whatever_the_other_side_says_of_the_record()
    {
        await SayAsync("idr0001", LinkRelation.IsSupplementedBy, "EMPIAR-1");

        var finding = await OnlyAsync("idr");
        (finding.Kind, finding.Reason).ShouldBe((FindingKind.NotReturned, "EMPIAR-1 says nothing of idr0001; its archive may add that EMPIAR-1 is supplement to idr0001."));

        await SayAsync("EMPIAR-1", LinkRelation.References, "idr0001");
        (await FindAsync("idr")).ShouldBeEmpty();
        (await FindAsync("empiar")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_archive_reads_of_its_own_records_and_of_no_rejected_link()
    {
        await SayAsync("EMPIAR-1", LinkRelation.References, "idr0404");
        var rejected = Link.Of("idr0001", LinkRelation.References, "EMPIAR-404", Said("idr0001", null)) with { Rejection = new LinkRejection("Maria", Now, "Another study's") };
        await links.CommitAsync([new LinkChange(rejected, 0)], [], CancellationToken.None);

        (await FindAsync("idr")).ShouldBeEmpty();
        (await OnlyAsync("empiar")).Target.ShouldBe("idr0404");
    }

    private void Put(string accession, string archive, DateOnly? released = null) => datasets.Put(new Dataset { Accession = accession, Archive = archive, Title = accession, ReleaseDate = released });

    private Task SayAsync(string from, LinkRelation relation, string to, string? named = null) =>
        links.CommitAsync([new LinkChange(Link.Of(from, relation, to, Said(from, named)), 0)], [], CancellationToken.None);

    private static LinkAssertion Said(string record, string? named) =>
        new() { By = new Asserter(AsserterKind.Archive, "idr"), Record = record, Named = named, Evidence = "study.txt line 1", At = Now };

    private async Task<LinkFinding> OnlyAsync(string archive) => (await FindAsync(archive)).ShouldHaveSingleItem();

    private async Task<List<LinkFinding>> FindAsync(string archive) =>
        await new LinkAudit(links, datasets, new FixedTime(Now)).FindAsync(Archives.Single(each => each.Id == archive), Archives, CancellationToken.None).ToListAsync();

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
