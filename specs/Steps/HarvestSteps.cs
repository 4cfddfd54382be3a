using Hub.Harvesting;
using Hub.Specs.Binding;
using Hub.Specs.Support;
using Hub.Store;

using Microsoft.Extensions.DependencyInjection;

namespace Hub.Specs.Steps;

/// <summary>Harvests, and what they leave behind.</summary>
[Binding]
public sealed class HarvestSteps(HubUnderTest hub)
{
    private Run? run;
    private IReadOnlyList<string> before = [];

    [Given(@"""(.+)"" was harvested")]
    [When(@"""(.+)"" is harvested")]
    public async Task Harvest(string archive)
    {
        before = await LivingAsync(archive);
        run = await hub.HarvestAsync(archive);
    }

    [Given(@"all archives were harvested")]
    public Task HarvestAll() => hub.HarvestAllAsync();

    [When(@"""(.+)"" is harvested as a dry run")]
    public async Task DryRun(string archive)
    {
        var differences = await hub.Hub.Services.GetRequiredService<Harvester>().PreviewAsync(hub.Definition(archive), RunMode.Harvest, CancellationToken.None).ToListAsync();
        differences.ShouldNotBeEmpty();
    }

    [Then(@"nothing is stored")]
    public async Task NothingIsStored() => (await hub.Store.Datasets.LastChangeAsync(CancellationToken.None)).ShouldBe(0);

    [Then(@"the run succeeded")]
    public void Succeeded() => run!.State.ShouldBe(RunState.Succeeded, run.Message);

    [Then(@"the run did not succeed, and says why")]
    public void DidNotSucceed()
    {
        run!.State.ShouldNotBe(RunState.Succeeded);
        run.Message.ShouldNotBeNullOrWhiteSpace();
    }

    [Then(@"the run saw as many records as ""(.+)"" lists")]
    public async Task SawAll(string archive)
    {
        var kept = await hub.Store.Sources.CountAsync(archive, CancellationToken.None);
        run!.Counts.Seen.ShouldBe(kept.Sources);
        run.Counts.Seen.ShouldBeGreaterThan(0);
        run.ListingComplete.ShouldBeTrue();
    }

    [Then(@"its counts add up")]
    public void CountsAddUp() => run!.Counts.Seen.ShouldBe(run.Counts.New + run.Counts.Changed + run.Counts.Unchanged + run.Counts.Failed);

    [Then(@"the run found (\d+) new, (\d+) changed and (\d+) gone records")]
    public void Found(long added, long changed, long gone) => (run!.Counts.New, run.Counts.Changed, run.Counts.Gone).ShouldBe((added, changed, gone));

    [Then(@"every record it saw was unchanged")]
    public void AllUnchanged()
    {
        run!.Counts.Unchanged.ShouldBe(run.Counts.Seen);
        run.Counts.Seen.ShouldBeGreaterThan(0);
    }

    [Then(@"every record of ""(.+)"" is still there")]
    public async Task StillThere(string archive)
    {
        before.ShouldNotBeEmpty();
        (await LivingAsync(archive)).ShouldBe(before);
    }

    [Then(@"no dataset of ""(.+)"" was lost or doubled")]
    public async Task NoneLostOrDoubled(string archive)
    {
        var after = await LivingAsync(archive);
        before.Except(after).ShouldBeEmpty();
        after.ShouldBeUnique();
        after.GroupBy(Number).Where(group => group.Count() > 1).ShouldBeEmpty();
    }

    private static string Number(string accession) => new([.. accession.Where(char.IsAsciiDigit)]);

    private async Task<IReadOnlyList<string>> LivingAsync(string archive) =>
        await hub.Store.Datasets.ReadChangesAsync(0, CancellationToken.None)
            .Where(stored => !stored.IsDeleted && stored.Dataset.Archive == archive)
            .Select(stored => stored.Dataset.Accession).Order(StringComparer.Ordinal).ToListAsync();
}
