using System.Globalization;
using System.Text;

using Hub.Connectors.Idr.Tables;
using Hub.Records;
using Hub.Tests.Making;

namespace Hub.Tests.Connectors.Idr;

/// <summary>Runs after all parallel tests: the memory of the process is measured.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class AnnotationTableMemoryTests
{
    [Fact]
    public async Task Two_million_rows_stream_at_constant_memory()
    {
        var table = new PayloadPart("annotation/screenA.csv", new EndlessContent(Rows(2_000_000)));
        var read = 0;
        var early = 0L;

        await foreach (var file in AnnotationTable.ReadAsync(table, config: null, "idr0001/screenA", CancellationToken.None))
        {
            read++;
            if (read == 100_000)
            {
                early = GC.GetTotalMemory(forceFullCollection: true);
            }
            else if (read == 2_000_000)
            {
                (GC.GetTotalMemory(forceFullCollection: true) - early).ShouldBeLessThan(4 << 20);
                file.Attributes.Count.ShouldBe(4);
            }
        }

        read.ShouldBe(2_000_000);
    }

    private static IEnumerable<string> Rows(int count)
    {
        yield return "Plate,Well,Channels,Gene Symbol,Comment [Construct/Marker]\n";
        for (var written = 0; written < count;)
        {
            var text = new StringBuilder();
            for (var end = Math.Min(written + 500, count); written < end; written++)
            {
                text.Append(CultureInfo.InvariantCulture, $"plate{written / 384:D5},W{written % 384},DAPI:DNA; GFP:\"x\",GENE{written % 97},\n");
            }

            yield return text.ToString();
        }
    }
}
