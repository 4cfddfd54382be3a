using Hub.Indexing.Queries;
using Hub.Indexing.Searching;

namespace Hub.Indexing.Tests.Parity;

public class DifferenceTests
{
    [LuceneFact]
    public async Task A_difference_is_told_with_the_smallest_query_and_the_document_that_show_it()
    {
        var documents = new[] { "golgi", "nucleus", "golgi actin", "actin zebra" }
            .Select((body, i) => new ParityDocument($"D{i}", "plain", body, [], [], 2000 + i)).ToDictionary(d => d.Id);
        await using var pair = await ParityPair.CreateAsync();
        await pair.UpdateAsync(documents.Values);
        // alone in a segment, what is forgotten would go from the statistics too
        await pair.MergeAsync();
        await pair.ForgetAsync("D2");
        TermQuery Body(string word) => new("body", word);
        var check = new ParityCheck(pair, documents);

        await check.CompareAsync(new SearchRequest { Query = new BooleanQuery { Must = [Body("nucleus")], Should = [Body("golgi"), Body("zebra")] } });
        check.Differences.ShouldBeEmpty();

        await check.CompareAsync(new SearchRequest { Query = new BooleanQuery { Should = [new BoostQuery(new BooleanQuery { Must = [Body("golgi")], MustNot = [Body("zebra")] }, 2), Body("nucleus")] } });
        string told = check.Differences.ShouldHaveSingleItem();
        told.ShouldStartWith("D2 is missing, which Lucene finds");
        told.ShouldContain($"\nquery: {QueryLine.Of(Body("golgi"))}\n");
        told.ShouldContain($"\ndocument: {documents["D2"]}\n");
    }
}
