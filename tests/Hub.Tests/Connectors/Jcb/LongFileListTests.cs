using Hub.Connectors.BioStudies.Files;
using Hub.Records;
using Hub.Tests.Making;

namespace Hub.Tests.Connectors.Jcb;

/// <summary>Runs after all parallel tests: the memory of the process is measured.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class LongFileListTests
{
    [Fact]
    public async Task A_list_of_many_files_is_streamed()
    {
        const int rows = 400_000;
        var payload = new Payload("S-JCBD1", [Studies.Part(StudyParts.PageTab, FileListTests.OneComponent), new PayloadPart("lists/figure 1.json", new EndlessContent(Rows(rows)))]);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var highest = 0L;
        var seen = 0;

        await foreach (var _ in new Hub.Connectors.BioStudies.BioStudiesConnector().ReadFilesAsync(payload, "S-JCBD1", Studies.Archive, CancellationToken.None))
        {
            if (++seen % 50_000 == 0)
            {
                highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        seen.ShouldBe(rows);
        highest.ShouldBeLessThan(40L << 20, "a row is remembered by eight bytes, not by what it says");
    }

    private static IEnumerable<string> Rows(int count)
    {
        yield return "[";
        for (var number = 0; number < count; number++)
        {
            yield return $$"""{{(number == 0 ? "" : ",")}}{"path": "figure/{{number}}.tif", "size": 1, "attributes": [{"name": "Gene", "value": "{{new string('g', 200)}}"}]}""";
        }

        yield return "]";
    }
}
