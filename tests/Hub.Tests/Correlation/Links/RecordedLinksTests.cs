using Hub.Records;
using Hub.Tests.Acceptance;
using Hub.Tests.Making;

namespace Hub.Tests.Correlation.Links;

/// <summary>The links that the recorded archives hold, found by harvesting them. About one record in seven is not recorded; every row's own record is.</summary>
[Collection(RecordedHubCollection.Name)]
public sealed class RecordedLinksTests(RecordedHub recorded)
{
    private const string SameStudy =
        "idr0137 S-BIAD443, idr0151 S-BIAD582, idr0157 S-BIAD824, idr0094 S-BIAD29, idr0100 S-BIAD493, idr0116 S-BIAD217, idr0134 S-BIAD188, idr0161 S-BIAD1257, "
        + "idr0163 S-BIAD1288, idr0168 S-BIAD1891, idr0170 S-BIAD1961, idr0171 S-BIAD2282, idr0085 S-BIAD500, idr0056 S-BIAD3, idr0067 S-BIAD15, idr0047 S-BIAD1";

    private const string Copies =
        "S-BIAD867 idr0004, S-BIAD885 idr0010, S-BIAD866 idr0011, S-BIAD845 idr0012, S-BIAD865 idr0013, S-BIAD861 idr0015, S-BIAD851 idr0016, S-BIAD846 idr0025, "
        + "S-BIAD860 idr0026, S-BIAD848 idr0033, S-BIAD847 idr0035, S-BIAD855 idr0036, S-BIAD815 idr0051, S-BIAD704 idr0054, S-BIAD800 idr0054, S-BIAD992 idr0064, S-BIAD882 idr0090";

    private const string MoreData = "EMPIAR-10404 idr0083, S-BSMS-PGPC1 idr0017, S-BSMS6 idr0030, S-BSMS5 idr0034, S-BSST221 idr0054";

    private const string Mentions =
        "idr0016 idr0036, idr0036 idr0016, idr0036 BBBC022, idr0016 BBBC036, idr0016 BBBC047, idr0034 idr0037, idr0037 idr0034, idr0035 BBBC021, idr0092 10.5281/zenodo.3951126, "
        + "idr0171 10.5281/zenodo.17200736, ssbd-repos-000082 GSE90034, S-BIAD1932 S-BIAD1866";

    [SharedDataTheory]
    [InlineData(LinkRelation.IsVersionOf, SameStudy)]
    [InlineData(LinkRelation.IsVariantFormOf, Copies)]
    [InlineData(LinkRelation.IsSupplementTo, MoreData)]
    [InlineData(LinkRelation.References, Mentions)]
    public async Task Every_link_that_the_recorded_archives_hold_is_found(LinkRelation relation, string table)
    {
        foreach (var pair in Pairs(table))
        {
            var found = (await recorded.Partners.Links.FindAsync(Link.Of(pair[0], relation, pair[1]).Id, CancellationToken.None)).ShouldNotBeNull($"{pair[0]} {relation} {pair[1]}").Value;

            found.State.ShouldBe(LinkState.Standing);
            found.Assertions.ShouldNotBeEmpty();
            found.Assertions.ShouldAllBe(assertion => assertion.Evidence.Length > 0 && assertion.By.Name.Length > 0);
        }
    }

    [SharedDataFact]
    public async Task Both_ends_show_the_same_link()
    {
        var (copy, original) = (await OfAsync("S-BIAD867"), await OfAsync("idr0004"));

        copy.Single(link => link.OtherThan("S-BIAD867") == "idr0004").SeenFrom("S-BIAD867").ShouldBe(LinkRelation.IsVariantFormOf);
        original.Single(link => link.OtherThan("idr0004") == "S-BIAD867").SeenFrom("idr0004").ShouldBe(LinkRelation.IsOriginalFormOf);
        copy.Single(link => link.OtherThan("S-BIAD867") == "idr0004").Assertions.Select(assertion => assertion.By.Kind).ShouldBe([AsserterKind.Archive, AsserterKind.Rule], ignoreOrder: true);
    }

    [SharedDataFact]
    public async Task Nothing_else_is_found_and_no_copy_is_called_correlated()
    {
        var expected = new[] { SameStudy, Copies, MoreData, Mentions }.SelectMany(Pairs).Select(pair => $"{pair[0]} {pair[1]}").ToHashSet(StringComparer.Ordinal);
        var others = new List<string>();
        await foreach (var (link, _, _) in recorded.Partners.Links.ReadAsync("", CancellationToken.None))
        {
            link.Relation.ShouldNotBe(LinkRelation.SpatiallyCorrelatedWith, $"{link.From} {link.To}");
            link.From.ShouldNotBe(link.To);
            if (!expected.Contains($"{link.From} {link.To}") && !expected.Contains($"{link.To} {link.From}"))
            {
                others.Add($"{link.From} {link.Relation} {link.To}");
            }
        }

        // Read one by one in the records: true, and not in the table of known links.
        others.Order(StringComparer.Ordinal).ShouldBe(More.Order(StringComparer.Ordinal));
    }

    [SharedDataFact]
    public async Task The_two_names_of_a_work_in_SSBD_are_one_dataset()
    {
        var twins = (await recorded.Partners.LivingAsync()).Values.Where(dataset => dataset.Archive == "ssbd" && dataset.Aliases.Any(alias => char.IsAsciiDigit(alias[0]))).ToList();

        twins.Count.ShouldBeGreaterThan(200);
        foreach (var twin in twins)
        {
            var number = int.Parse(twin.Aliases.First(alias => char.IsAsciiDigit(alias[0])).Split('-')[0], System.Globalization.CultureInfo.InvariantCulture);
            twin.Accession.ShouldBe($"ssbd-repos-{number:000000}");
        }
    }

    private static readonly string[] More =
    [
        "EMD-12602 IsDerivedFrom EMPIAR-10934",
        "S-BIAD1574 References 10.5281/zenodo.14604996", "S-BIAD1574 References 10.5281/zenodo.14627909",
        "S-BIAD1574 References 10.5281/zenodo.14637832", "S-BIAD1574 References 10.5281/zenodo.14637855",
        "S-BIAD2269 References 10.5281/zenodo.15421751", "S-BIAD847 References BBBC021", "S-BIAD855 References BBBC022",
        "idr0016 References BBBC022", "idr0173 IsVersionOf S-BIAD2216",
    ];

    private static IEnumerable<string[]> Pairs(string table) => table.Split(", ").Select(pair => pair.Split(' '));

    private Task<List<Link>> OfAsync(string accession) =>
        recorded.Partners.Links.ReadOfAsync(accession, CancellationToken.None).Select(stored => stored.Value).ToListAsync().AsTask();
}
