using FsCheck;
using FsCheck.Fluent;

using Hub.Deposition.Checks;
using Hub.Deposition.PageTab;
using Hub.Tests.Vocabularies;

namespace Hub.Tests.Deposition.Checks;

/// <summary>What passes the check is imported without a problem, and with the same files.</summary>
public sealed class ImporterAgreementTests(CheckBench bench) : IClassFixture<CheckBench>
{
    private static readonly string[] Values =
    [
        "", "x", "pending", "TBD", "10.1083/jcb.200908034", "0000-0002-1825-0097", "2027-02-30", "2027-03-01", "Homo sapiens", "Homo sapiens; Mus musculus", "CC0", "o1", "o1, o9", "null",
        "a@b.org", "<b>x</b>", "&amp;", "A title that is quite long enough to pass", "files.tsv", "\u202Eevil", "https://example.org/",
    ];

    private static readonly string[] Rows = ["movies/a.ome.tif\t3\tx", "movies/b.ome.tif\t\t\"q\"", "\"movies/c d.tif\"\t1", "../x\t1", "movies//a.ome.tif", "", "\t", "movies/\"q\".tif\t2\t\"a\tb\"", "x\t-1", "movies/b.ome.tif\t4\t\"two\nlines\""];

    [Fact]
    public void Whatever_passes_normalises_without_problems_and_with_the_same_files() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => Agree(new Random(seed)).GetAwaiter().GetResult()));

    private async Task Agree(Random random)
    {
        var submission = CheckBench.Complete;
        for (var change = random.Next(3); change > 0; change--)
        {
            submission = submission with { Section = Mutated(submission.Section, random) };
        }

        var list = "Files\tSize\tGene\n" + string.Join('\n', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Rows[random.Next(Rows.Length)]));
        var files = new MemoryFiles(("files.tsv", list), ("movies/a.ome.tif", "abc"), ("movies/b.ome.tif", "abcd"), ("movies/c d.tif", "a"), ("movies/\"q\".tif", "ab"));
        var report = await bench.Check(submission, files);
        if (!report.Passed)
        {
            return;
        }

        var payload = await DepositPayload.OfAsync(submission, files, CancellationToken.None);
        var stated = await CheckBench.Connector.NormaliseAsync(payload, CheckBench.Archive, CancellationToken.None);
        var problems = stated.Problems.Concat(bench.Mapping.Canonicalise(stated.Records.ShouldHaveSingleItem(), CheckBench.Archive, RealVocabularies.HarvestedAt).Problems).ToList();
        problems.Select(problem => problem.Code).ShouldBeSubsetOf(report.Findings.Select(finding => finding.Code));
        var imported = await CheckBench.Connector.ReadFilesAsync(payload, "S-HUB1", CheckBench.Archive, CancellationToken.None).Select(file => file.Path).ToListAsync();
        var uses = submission.FileLists().Contains("files.tsv");
        imported.Order().ShouldBe(uses ? (await FileListReader.ReadAsync((await files.FindAsync("files.tsv", default))!, default).Select(row => row.Path!).Distinct().ToListAsync()).Order() : []);
        stated.Records[0].FileCount.ShouldBe(report.FilesListed);
    }

    private static Section Mutated(Section section, Random random)
    {
        if (section.Subsections.Count > 0 && random.Next(3) > 0)
        {
            var at = random.Next(section.Subsections.Count);
            return section with { Subsections = [.. section.Subsections.Select((inner, index) => index == at ? Mutated(inner, random) : inner)] };
        }

        var changed = random.Next(section.Attributes.Count + 1);
        var value = Values[random.Next(Values.Length)] is { Length: > 0 } text ? text : null;
        return section with { Attributes = [.. section.Attributes.Select((attribute, index) => index == changed ? attribute with { Value = value } : attribute)] };
    }
}
