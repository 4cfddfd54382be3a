using Hub.Tests.Acceptance;
using Hub.Tests.Making;

namespace Hub.Tests.Correlation.Links;

/// <summary>The links that the recorded archives hold, found by harvesting them.</summary>
[Collection(RecordedHubCollection.Name)]
public sealed class RecordedLinksTests(RecordedHub recorded)
{
    [SharedDataFact]
    public async Task Dump()
    {
        await using var file = File.CreateText("/tmp/links/links.txt");
        await foreach (var link in recorded.Partners.Links.ReadAsync("", default))
        {
            await file.WriteLineAsync($"{link.Value.From}\t{link.Value.Relation}\t{link.Value.To}\t" + string.Join(" | ", link.Value.Assertions.Select(a => $"{a.By}: {a.Record} {a.Named} {a.Evidence}")));
        }
    }
}
