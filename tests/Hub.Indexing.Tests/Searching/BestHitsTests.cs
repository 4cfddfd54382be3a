using Hub.Indexing.Queries;
using Hub.Indexing.Searching;
using Hub.Indexing.Tests.Making;

namespace Hub.Indexing.Tests.Searching;

/// <summary>The best hits of words and phrases, found without reading what cannot enter, are the first of all hits: in texts of every length, of words of every frequency.</summary>
public sealed class BestHitsTests
{
    private const int Documents = 9000;

    // in two of three, one of three, one of twelve and one of a hundred documents: with bits and without, with blocks and without
    private static readonly (string Word, double Share)[] words = [("common", 0.67), ("usual", 0.33), ("seldom", 0.08), ("rare", 0.01)];

    private static readonly (long Minimum, long Maximum)[] ranges = [(1 << 4, 1L << 38), (1L << 20, 1L << 21), (12_345, 12_345), (1L << 50, long.MaxValue)];

    [Theory]
    [InlineData(31, false)]
    [InlineData(32, true)]
    public async Task The_best_hits_are_the_first_of_all(int seed, bool inSegmentsWithDeletions)
    {
        var random = new Random(seed);
        await using var index = await TestIndex.OpenAsync();
        var documents = Enumerable.Range(0, Documents).Select(i => Document(random, i)).ToList();
        foreach (var part in documents.Chunk(inSegmentsWithDeletions ? 3500 : Documents))
        {
            foreach (var document in part) index.Writer.Update(document.ToDocument());
            await index.Writer.CommitAsync();
        }
        if (inSegmentsWithDeletions)
            for (int i = 3; i < Documents; i += 11) index.Writer.Delete(documents[i].Key);
        await index.Writer.CommitAsync();
        using var snapshot = index.Snapshots.Acquire();
        foreach (var query in Questions()) Check(snapshot, query);
    }

    [Fact]
    public async Task Phrases_are_as_often_in_a_text_as_its_positions_say()
    {
        var random = new Random(33);
        await using var index = await TestIndex.OpenAsync();
        var documents = Enumerable.Range(0, 1500).Select(i => Document(random, i)).ToDictionary(d => d.Key);
        foreach (var document in documents.Values) index.Writer.Update(document.ToDocument());
        await index.Writer.CommitAsync();
        var judge = new Judge(documents.Values);
        using var snapshot = index.Snapshots.Acquire();
        foreach (var phrase in Phrases().Where(p => p.Slop == 0))
        {
            var expected = judge.Find(phrase).ToDictionary(f => f.Document.Key, f => f.Score);
            var found = snapshot.Search(new SearchRequest { Query = phrase, Take = documents.Count });
            found.Hits.Select(h => h.Key).ShouldBe(expected.Keys, ignoreOrder: true, QueryText.Of(phrase));
            // the lengths of longer texts lose digits
            foreach (var hit in found.Hits.Where(h => documents[h.Key].Length("text") < 40))
                ((double)hit.Score).ShouldBe(expected[hit.Key], 1e-5 * expected[hit.Key], QueryText.Of(phrase));
        }
    }

    [Fact]
    public async Task A_text_in_which_moved_words_count_more_often_than_the_rarer_of_them_is_not_passed_over()
    {
        await using var index = await TestIndex.OpenAsync();
        for (int i = 0; i < 600; i++) index.Writer.Update(new TestDocument($"{i:D3}") { Text = [i < 590 ? "one two end" : "one two one"] }.ToDocument());
        await index.Writer.CommitAsync();
        using var snapshot = index.Snapshots.Acquire();
        var found = snapshot.Search(new SearchRequest { Query = PhraseQuery.Of("text", "one", "two") with { Slop = 3 }, Take = 10, ExactTotal = false });
        found.Hits.Select(h => h.Key).ShouldBe(Enumerable.Range(590, 10).Select(i => $"{i:D3}"));
    }

    private static TestDocument Document(Random random, int i)
    {
        int length = random.Next(4) == 0 ? random.Next(3, 12) : random.Next(40, 250);
        var text = Enumerable.Range(0, length).Select(_ => $"filler{random.Next(40)}").ToList();
        foreach (var (word, share) in words)
        {
            if (random.NextDouble() > share) continue;
            int times = random.Next(30) switch { 0 => random.Next(5, 40), 1 => 5, < 10 => random.Next(2, 5), _ => 1 };
            for (int t = 0; t < times; t++) text.Insert(random.Next(text.Count), word);
            // neighbours, so that phrases are found
            if (random.Next(6) == 0) text.InsertRange(random.Next(text.Count), ["common", "usual"]);
        }
        if (i % 1000 == 7) text = [.. Enumerable.Repeat("common", 300), "usual", .. Enumerable.Repeat("_", 20_000), "common", "usual", "|common", "|usual"];
        return new($"{i:D5}") { Text = [string.Join(' ', text)], One = $"part {i % 3}", Size = random.Next(9) == 0 ? null : random.NextInt64(1L << random.Next(1, 45)) };
    }

    private static IEnumerable<Query> Questions()
    {
        foreach (var (word, _) in words)
        {
            var term = new TermQuery("text", word);
            yield return term;
            yield return new BoostQuery(term, 0);
            foreach (var (minimum, maximum) in ranges) yield return new BooleanQuery { Must = [term], Filter = [new IntegerRangeQuery("size", minimum, maximum)] };
            yield return new BooleanQuery { Must = [term], MustNot = [new TermQuery("text", "filler7")] };
        }
        foreach (var phrase in Phrases())
        {
            yield return phrase;
            yield return new BooleanQuery { Must = [phrase], MustNot = [new TermQuery("text", "filler7")] };
            yield return new BooleanQuery { Must = [phrase], Filter = [new IntegerRangeQuery("size", ranges[0].Minimum, ranges[0].Maximum)] };
        }
    }

    private static IEnumerable<PhraseQuery> Phrases()
    {
        foreach (var (one, _) in words)
            foreach (var (other, _) in words)
            {
                yield return PhraseQuery.Of("text", one, other);
                yield return PhraseQuery.Of("text", one, other) with { Slop = 2 };
                yield return new PhraseQuery("text", [new(0, [one]), new(0, [other])]);
                yield return new PhraseQuery("text", [new(0, [one]), new(3, [other])]);
            }
        yield return PhraseQuery.Of("text", "common", "usual", "common");
        yield return new PhraseQuery("text", [new(0, ["common", "seldom"]), new(1, ["usual", "rare"])]);
    }

    private static void Check(IndexSnapshot snapshot, Query query)
    {
        foreach (Selection[] selections in new Selection[][] { [], [Selection.AnyOf("one", ["part 1"])] })
        {
            var request = new SearchRequest { Query = query, Selections = selections, Take = Documents };
            var all = snapshot.Search(request);
            all.Hits.Count.ShouldBe((int)all.Total);
            foreach (bool exact in new[] { false, true })
            {
                Found(snapshot.Search(request with { Take = 10, ExactTotal = exact })).ShouldBe(Found(all).Take(10), QueryText.Of(query));
                if (all.Hits.Count < 20) continue;
                Found(snapshot.Search(request with { Take = 7, ExactTotal = exact, After = all.Hits[12].Cursor })).ShouldBe(Found(all).Skip(13).Take(7), QueryText.Of(query));
            }
        }
    }

    private static IEnumerable<(string Key, float Score)> Found(SearchResult result) => result.Hits.Select(h => (h.Key, h.Score));
}
