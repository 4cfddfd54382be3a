using Hub.Tests.Making;

using Xunit.Abstractions;

namespace Hub.Tests.Acceptance;

/// <summary>Harvesting what did not change changes nothing, says so, and costs little.</summary>
[Collection(RecordedHubCollection.Name)]
public sealed class SecondHarvestTests(RecordedHub recorded, ITestOutputHelper output)
{
    [SharedDataTheory]
    [InlineData("bia")]
    [InlineData("empiar")]
    [InlineData("idr")]
    [InlineData("jcb")]
    [InlineData("ssbd")]
    public async Task Harvesting_again_finds_everything_unchanged_and_keeps_nothing_new(string archive)
    {
        var first = recorded.Runs[archive];
        var (change, blobs) = (await recorded.Partners.Store.Datasets.LastChangeAsync(CancellationToken.None), await recorded.Partners.CountBlobsAsync());

        var second = await recorded.HarvestAsync(archive);

        output.WriteLine($"{archive}: first {first.Elapsed.TotalSeconds:F2} s and {first.Requests} requests, second {second.Elapsed.TotalSeconds:F2} s and {second.Requests} requests, ratio {first.Elapsed / second.Elapsed:F1}; {second.Run.Message}");
        second.Run.Counts.Unchanged.ShouldBe(first.Run.Counts.Seen - first.Run.Counts.Failed);
        (second.Run.Counts.New, second.Run.Counts.Changed, second.Run.Counts.Gone, second.Run.Counts.Failed).ShouldBe((0, 0, 0, first.Run.Counts.Failed));
        (await recorded.Partners.Store.Datasets.LastChangeAsync(CancellationToken.None)).ShouldBe(change);
        (await recorded.Partners.CountBlobsAsync()).ShouldBe(blobs);
    }
}
