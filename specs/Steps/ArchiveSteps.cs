using ArchiveServer;

using Hub.Specs.Binding;
using Hub.Specs.Support;

namespace Hub.Specs.Steps;

/// <summary>What the archives hold, and how they behave.</summary>
[Binding]
public sealed class ArchiveSteps(HubUnderTest hub)
{
    [Given(@"archives that hold (\d+) records each")]
    public Task ArchivesThatHold(int records) => hub.StartAsync(RecordSet.Empty with { Generated = records, Seed = 11 });

    [Given(@"the archives hold no records")]
    public Task ArchivesHoldNothing() => hub.StartAsync(RecordSet.Empty);

    [Given(@"the archives answer with ""(.+)"" faults")]
    public void Faults(string faults) => hub.Inject(faults);

    [Given(@"the recorded archives, with SSBD of ""(.+)""")]
    [Given(@"SSBD now is of ""(.+)""")]
    public Task Recorded(string generation) => hub.StartAsync(RecordSet.Empty with { Folder = SharedArchives.Folder, Generation = generation });
}
