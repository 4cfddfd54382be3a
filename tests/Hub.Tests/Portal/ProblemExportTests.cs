using System.Text;
using System.Xml.Linq;

using CsvHelper;

using Hub.Portal.Exports;
using Hub.Records;
using Hub.Store;

namespace Hub.Tests.Portal;

/// <summary>Problems as CSV and Atom, hostile texts included.</summary>
public sealed class ProblemExportTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ArchiveDefinition Archive = new() { Id = "own", Name = "Own & <others>", Kind = "own" };

    [Fact]
    public async Task A_feed_has_all_that_Atom_demands_whatever_the_archive_wrote()
    {
        var feed = await FeedAsync([Problem("k\u0001<1>", "a\u0002 & b \ud83d\ude00 \uFFFE", Day), Problem("k2", "other", Day.AddDays(1))]);

        feed.Name.ShouldBe(Atom + "feed");
        feed.Element(Atom + "id")!.Value.ShouldStartWith("urn:uuid:");
        feed.Element(Atom + "updated")!.Value.ShouldBe("2026-03-02T12:00:00.000Z");
        feed.Element(Atom + "author")!.Element(Atom + "name")!.Value.ShouldNotBeEmpty();
        feed.Element(Atom + "link")!.Attribute("href")!.Value.ShouldBe("http://hub.example/archives/own/problems.atom");
        var entries = feed.Elements(Atom + "entry").ToList();
        entries.Select(entry => entry.Element(Atom + "title")!.Value).ShouldBe(["k2: not-read", "k\uFFFD<1>: not-read"], "the newest first");
        entries.ShouldAllBe(entry => entry.Element(Atom + "id") != null && entry.Element(Atom + "updated") != null && entry.Element(Atom + "content") != null);
        entries[1].Element(Atom + "content")!.Value.ShouldBe("a\uFFFD & b \ud83d\ude00 \uFFFD At $.title. Last seen 2026-03-06T12:00:00.000Z.");
    }

    [Fact]
    public async Task An_entry_keeps_its_id_while_the_problem_is_the_same_and_no_other_has_it()
    {
        var first = await IdsAsync([Problem("k1", "a", Day), Problem("k2", "a", Day)]);
        var later = await IdsAsync([Problem("k1", "worded otherwise", Day.AddDays(3)), Problem("k2", "a", Day)]);

        first.Distinct().Count().ShouldBe(2);
        later.ShouldBe(first, ignoreOrder: true);
    }

    [Fact]
    public async Task A_feed_holds_the_newest_of_many()
    {
        var ids = await IdsAsync([.. Enumerable.Range(0, 500).Select(i => Problem($"k{i}", "a", Day.AddMinutes(i)))]);

        ids.Count.ShouldBe(ProblemsAtom.MostEntries);
        ids[0].ShouldBe((await IdsAsync([Problem("k499", "a", Day)])).Single());
    }

    [Fact]
    public async Task A_table_reads_back_cell_by_cell_and_no_cell_is_a_formula()
    {
        using var output = new MemoryStream();
        await ProblemsCsv.WriteAsync(
            new[] { Problem("=1+1", "said \"no\",\r\nand stopped", Day), Problem("k2", "größer", Day) }.ToAsyncEnumerable(), kept => "http://hub.example/" + kept.Key.Length, output, default);

        await using var csv = CsvReader.Create(new StringReader(Encoding.UTF8.GetString(output.ToArray())), new CsvReaderOptions { Separator = ',', HasHeader = false });
        var rows = new List<string[]>();
        while (await csv.ReadAsync(default))
        {
            rows.Add(csv.Current.ToArray());
        }

        rows.Count.ShouldBe(3);
        rows[0].ShouldBe(["archive", "key", "severity", "code", "message", "where", "first_seen", "last_seen", "payload"]);
        rows[1].ShouldBe(["own", "'=1+1", "error", "not-read", "said \"no\",\r\nand stopped", "$.title", "2026-03-01T12:00:00Z", "2026-03-06T12:00:00Z", "http://hub.example/4"]);
        rows[2][4].ShouldBe("größer");
    }

    private static KeptProblem Problem(string key, string message, DateTimeOffset firstSeen) => new()
    {
        Archive = "own",
        Key = key,
        Problem = new Problem(ProblemSeverity.Error, "not-read", message, "$.title"),
        PayloadDigest = "ab",
        FirstSeen = firstSeen,
        LastSeen = Day.AddDays(5),
    };

    private static async Task<List<string>> IdsAsync(KeptProblem[] problems) =>
        [.. (await FeedAsync(problems)).Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value)];

    private static async Task<XElement> FeedAsync(KeptProblem[] problems)
    {
        using var output = new MemoryStream();
        await ProblemsAtom.WriteAsync(Archive, problems.ToAsyncEnumerable(), new Uri("http://hub.example/"), output, default);
        output.Position = 0;
        return XDocument.Load(output).Root!;
    }
}
