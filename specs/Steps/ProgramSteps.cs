using System.Text.Json;

using Hub.Catalogue;
using Hub.Portal.Composing;
using Hub.Specs.Binding;
using Hub.Specs.Support;

namespace Hub.Specs.Steps;

/// <summary>What programs and OData clients ask and get, and how the hub starts.</summary>
[Binding]
public sealed class ProgramSteps(HubUnderTest hub)
{
    private Answer? answer;
    private string? refusal;

    [When(@"a client asks OData for ""(.+)""")]
    public async Task AskOData(string question) => answer = await hub.GetAsync("/odata/" + question.Replace(" ", "%20", StringComparison.Ordinal));

    [When(@"a program opens ""(.+)""")]
    public async Task Open(string address) => answer = await hub.GetAsync(address, "application/json");

    [When(@"a program asks for a record as ""(.+)""")]
    public async Task AskRecord(string type)
    {
        var hit = hub.Catalogue.Search(new CatalogueRequest { Take = 1 }, CancellationToken.None).Hits.Single();
        answer = await hub.GetAsync("/datasets/" + hit.Accession, type);
    }

    [When(@"a program asks for the record ""(.+)""")]
    public async Task AskRecordNamed(string accession) => answer = await hub.GetAsync("/datasets/" + accession, "application/json");

    [When(@"the hub is started with ""(.+)""")]
    public async Task Start(string setting)
    {
        var folder = Directory.CreateTempSubdirectory("hub-spec-").FullName;
        var refused = await Should.ThrowAsync<SettingException>(async () =>
        {
            await using var started = await RunningHub.StartAsync(["--Hub:DataFolder=" + folder, setting], CancellationToken.None);
        });
        refusal = refused.Message;
        Directory.Delete(folder, recursive: true);
    }

    [Then(@"the answer is (\d+)")]
    public void Status(int status) => answer!.Status.ShouldBe(status, answer.Body);

    [Then(@"the answer is below (\d+)")]
    public void Below(int status) => answer!.Status.ShouldBeLessThan(status, answer.Body);

    [Then(@"its type is ""(.+)""")]
    public void Type(string type) => answer!.MediaType.ShouldBe(type);

    [Then(@"it contains ""(.+)""")]
    public void Contains(string text) => answer!.Body.ShouldContain(text.Replace("\\\"", "\"", StringComparison.Ordinal));

    [Then(@"it is an OData error that says what is wrong")]
    public void ODataError()
    {
        var error = JsonDocument.Parse(answer!.Body).RootElement.GetProperty("error");
        error.GetProperty("code").GetString().ShouldNotBeNullOrWhiteSpace();
        error.GetProperty("message").GetString()!.Length.ShouldBeGreaterThan(15);
    }

    [Then(@"its counts are those of the facet ""(.+)""")]
    public void CountsOfFacet(string facet)
    {
        var page = hub.Catalogue.Search(new CatalogueRequest { Take = 0, Facets = [new FacetRequest(facet, 100)] }, CancellationToken.None);
        var groups = JsonDocument.Parse(answer!.Body).RootElement.GetProperty("value").EnumerateArray()
            .ToDictionary(row => row.GetProperty("Archive").GetString()!, row => row.GetProperty("Count").GetInt64(), StringComparer.Ordinal);
        groups.ShouldBe(page.Facets[0].Values.ToDictionary(value => value.Id, value => value.Count, StringComparer.Ordinal), ignoreOrder: true);
    }

    [Then(@"it does not start, and one line names ""(.+)""")]
    public void OneLine(string key)
    {
        refusal.ShouldNotBeNull();
        refusal.ShouldContain(key);
        refusal.ShouldNotContain("\n");
    }
}
