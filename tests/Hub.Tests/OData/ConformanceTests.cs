using System.Net;
using System.Text.Json;
using Hub.Records;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;

namespace Hub.Tests.OData;

/// <summary>The conformance statements of OData 4.0 and 4.01, Minimal and Intermediate, that concern a service which is only read; the README's table names the test of each.</summary>
public sealed class ConformanceTests(RunningOData service) : IClassFixture<RunningOData>
{
    private IReadOnlyList<Dataset> Datasets => service.Catalogue.Records.Datasets;

    private static string Escaped(string text) => Uri.EscapeDataString(text);

    [Fact]
    public async Task The_service_document_at_the_root_names_every_set_and_each_answers()
    {
        var sets = (await service.JsonAsync("")).GetProperty("value").EnumerateArray().Select(set => set.GetProperty("url").GetString()!).ToArray();
        sets.ShouldContain("Datasets");
        foreach (string set in sets) (await service.JsonAsync($"{set}?$top=1")).GetProperty("value").GetArrayLength().ShouldBeLessThanOrEqualTo(1);
    }

    [Theory, InlineData(null, "4.01"), InlineData("4.0", "4.0"), InlineData("4.01", "4.01"), InlineData("7.5", "4.01")]
    public async Task Every_response_says_the_version_that_the_client_understands(string? greatest, string spoken)
    {
        using var response = await SendAsync("Datasets?$top=1", ("OData-MaxVersion", greatest));
        response.Headers.GetValues("OData-Version").ShouldBe([spoken]);
    }

    [Theory]
    [InlineData("Accept", "application/atom+xml", 406)]
    [InlineData("Accept", "application/json;odata.metadata=minimal", 200)]
    [InlineData("Accept", "image/png, application/json;q=0.5", 200)]
    [InlineData("OData-MaxVersion", "3.0", 400)]
    [InlineData("OData-MaxVersion", "nonsense", 400)]
    public async Task Headers_are_heeded_or_the_request_fails(string header, string value, int status)
    {
        using var response = await SendAsync("Datasets?$top=1", (header, value));
        ((int)response.StatusCode).ShouldBe(status);
    }

    [Theory]
    [InlineData("application/json, text/plain, */*", "application/xml")]
    [InlineData("application/json", "application/json")]
    [InlineData("application/xml;q=0.5, application/json", "application/json")]
    [InlineData("*/*", "application/xml")]
    public async Task The_model_comes_in_the_form_that_the_client_likes_best(string accept, string form)
    {
        using var response = await SendAsync("$metadata", ("Accept", accept));
        response.Content.Headers.ContentType!.MediaType.ShouldBe(form);
    }

    [Theory]
    [InlineData("text/csv;q=0.3, application/json;q=0.9", "application/json")]
    [InlineData("application/json;q=0.1, application/jsonl", "application/jsonl")]
    [InlineData("application/json;q=0, text/csv", "text/csv")]
    public async Task Data_come_in_the_form_that_the_client_likes_best(string accept, string form)
    {
        using var response = await SendAsync("Archives", ("Accept", accept));
        response.Content.Headers.ContentType!.MediaType.ShouldBe(form);
    }

    [Fact]
    public async Task Custom_options_that_nobody_knows_change_nothing()
    {
        string plain = (await service.JsonAsync("Datasets?$top=5&$select=Title")).GetProperty("value").GetRawText();
        (await service.JsonAsync("Datasets?$top=5&$select=Title&colour=blue&x-y=1")).GetProperty("value").GetRawText().ShouldBe(plain);
    }

    [Theory]
    [InlineData("Datasets?$deltatoken=1")]
    [InlineData("Datasets?$levels=2")]
    [InlineData("Datasets?$expand=Files($apply=aggregate($count as N))")]
    [InlineData("Datasets?$filter=case(Year eq 2020:true,true:false)")]
    [InlineData("Datasets?$filter=hassubset(Keywords,['a'])")]
    [InlineData("Datasets?$filter=geo.length(Title) eq 1")]
    [InlineData("Datasets?$filter=isof(Title,Edm.String)")]
    [InlineData("Datasets?$filter=Title has 'x'")]
    [InlineData("Datasets?$filter=Files/$count($search=well) gt 1")]
    [InlineData("Datasets?$orderby=length(Title),search.score()")]
    [InlineData("Datasets?$filter=totaloffsetminutes(HarvestedAt) eq 0")]
    [InlineData("Datasets?$apply=join(Files as F)")]
    [InlineData("Datasets?$apply=traverse($root/Taxa,Taxonomy,Organisms/TaxonId,preorder)")]
    [InlineData("Archives?$search=x")]
    public async Task What_the_standard_has_and_the_service_has_not_is_501(string address)
    {
        var error = (await service.JsonAsync(address, 501)).GetProperty("error");
        error.GetProperty("message").GetString()!.Length.ShouldBeGreaterThan(20);
        error.GetProperty("target").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task The_model_has_only_types_of_CSDL_and_no_names_that_differ_by_case_alone()
    {
        var model = await ModelAsync();
        foreach (var type in model.SchemaElements.OfType<IEdmStructuredType>())
        {
            type.DeclaredProperties.Select(property => property.Name.ToUpperInvariant()).ShouldBeUnique();
            foreach (var property in type.DeclaredProperties)
            {
                var element = property.Type.IsCollection() ? property.Type.AsCollection().ElementType() : property.Type;
                (element.IsPrimitive() || element.IsStructured()).ShouldBeTrue(property.Name);
            }
        }
        model.SchemaElements.Select(element => element.Name.ToUpperInvariant()).ShouldBeUnique();
    }

    [Fact]
    public async Task Data_are_whole_without_any_control_information()
    {
        var entity = (await service.JsonAsync("Datasets?$top=1&$format=application/json;odata.metadata=none")).GetProperty("value")[0];
        entity.EnumerateObject().ShouldAllBe(property => !property.Name.Contains('@'));
        entity.GetProperty("Accession").GetString().ShouldBe(Datasets.Select(d => d.Accession).Order(StringComparer.Ordinal).First());
    }

    [Theory, InlineData("POST"), InlineData("PUT"), InlineData("PATCH"), InlineData("DELETE")]
    public async Task Nothing_is_changed_by_anybody(string method)
    {
        using var response = await service.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), new Uri("Datasets", UriKind.Relative)) { Content = new StringContent("{}") });
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldContain("GET");
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("error").GetProperty("code").GetString().ShouldBe("method-not-allowed");
    }

    [Theory, InlineData("odata.maxpagesize=7", 7), InlineData("maxpagesize=7", 7), InlineData("respond-async, MaxPageSize=3", 3), InlineData("maxpagesize=900000", 1_000)]
    public async Task The_page_size_preferred_is_applied_with_or_without_its_prefix_and_said_so(string preference, int applied)
    {
        using var response = await SendAsync("Datasets", ("Prefer", preference));
        response.Headers.GetValues("Preference-Applied").ShouldBe([$"odata.maxpagesize={applied}"]);
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("value").GetArrayLength().ShouldBe(Math.Min(applied, Datasets.Count));
    }

    [Theory, InlineData("$select=Title&$top=4"), InlineData("select=Title&top=4"), InlineData("$SELECT=Title&Top=4"), InlineData("%24select=Title&%24top=4")]
    public async Task Options_are_read_with_and_without_dollar_and_in_any_case(string query) =>
        (await service.JsonAsync($"Datasets?{query}")).GetProperty("value").GetRawText().ShouldBe((await service.JsonAsync("Datasets?$select=Title&$top=4")).GetProperty("value").GetRawText());

    [Theory]
    [InlineData("CONTAINS(Title,'actin') AND Year GE 2015")]
    [InlineData("Contains(Title,'actin') and year ge 2015")]
    public async Task Operators_and_functions_are_read_in_any_case(string filter) =>
        (await FoundAsync(filter)).ShouldBe(Found(d => d.Title.Contains("actin", StringComparison.Ordinal) && d.Year >= 2015));

    [Fact]
    public async Task Names_come_back_as_the_model_spells_them() =>
        (await service.JsonAsync("Datasets?$select=title,YEAR&$top=1")).GetProperty("value")[0].EnumerateObject().Select(property => property.Name).ShouldBe(["Accession", "Title", "Year"]);

    [Fact]
    public async Task Strings_are_cast_to_primitive_types_and_back()
    {
        (await FoundAsync("Year ge cast('2015',Edm.Int64)")).ShouldBe(Found(d => d.Year >= 2015));
        (await FoundAsync("ReleaseDate lt cast('2015-06-01',Edm.Date)")).ShouldBe(Found(d => d.ReleaseDate < new DateOnly(2015, 6, 1)));
        (await FoundAsync("endswith(cast(Year,Edm.String),'4')")).ShouldBe(Found(d => d.Year % 10 == 4));
        (await FoundAsync("cast(Title,Edm.Int64) eq null")).ShouldBe(Found(_ => true));
    }

    [Theory, InlineData("duration'P3D'"), InlineData("'P3D'"), InlineData("duration'PT72H'")]
    public async Task Durations_have_a_prefix_or_none(string duration) =>
        (await FoundAsync($"HarvestedAt add {duration} gt 2026-11-14T00:00:00Z")).ShouldBe(Found(d => d.HarvestedAt.AddDays(3) > new DateTimeOffset(2026, 11, 14, 0, 0, 0, TimeSpan.Zero)));

    [Fact]
    public async Task Aliases_stand_for_keys_with_slashes_and_for_values_and_lists()
    {
        var (accession, files) = service.Catalogue.Records.Files.First(each => each.Value.Count > 2);
        string path = files[1].Path;
        path.ShouldContain("/");
        string alias = $"@d='{accession}'&@p={Escaped($"'{path.Replace("'", "''", StringComparison.Ordinal)}'")}";
        (await service.JsonAsync($"Files(Dataset=@d,Path=@p)?{alias}")).GetProperty("Path").GetString().ShouldBe(path);
        (await service.JsonAsync($"Datasets(@d)/Files(@p)?{alias}")).GetProperty("Path").GetString().ShouldBe(path);
        (await service.JsonAsync("Datasets(@d)", 400)).GetProperty("error").GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("@d");
        (await FoundAsync("Year ge @y and Archive in @a", "&@y=2015&@a=('idr','jcb')")).ShouldBe(Found(d => d.Year >= 2015 && d.Archive is "idr" or "jcb" && d.Year >= 2015));
        (await FoundAsync("Licence eq @nothing")).ShouldBe(Found(d => d.Licence is null));
        (await FoundAsync("Title ne '@y'", "&@y=3")).ShouldBe(Found(_ => true));
    }

    [Fact]
    public async Task The_operator_in_and_exact_division_and_places_from_the_end_are_understood()
    {
        (await FoundAsync("Archive in ('idr','ssbd')")).ShouldBe(Found(d => d.Archive is "idr" or "ssbd"));
        (await service.JsonAsync("Datasets?$apply=groupby((Archive),aggregate($count as N))/filter(Archive in ('idr','x, y'))")).GetProperty("value").EnumerateArray().Single().GetProperty("N").GetInt32().ShouldBe(Datasets.Count(d => d.Archive == "idr"));
        (await service.Client.GetStringAsync(new Uri("Files/$count?$filter=Compound in @c&@c=('taxol','DMSO')", UriKind.Relative))).ShouldBe(
            $"{service.Catalogue.Records.Files.Values.Sum(list => list.Count(f => f.Attributes.Any(a => a is { Name: "Compound", Value: "taxol" or "DMSO" })))}");
        (await FoundAsync("FileCount divby 4 eq 2.5")).ShouldBe(Found(d => d.FileCount == 10));
        (await FoundAsync("FileCount div 4 eq 2")).ShouldBe(Found(d => d.FileCount / 4 == 2));
        (await FoundAsync("substring(Title,-5) eq 'actin'")).ShouldBe(Found(d => d.Title.EndsWith("actin", StringComparison.Ordinal)));
        (await FoundAsync("SizeBytes ge 9007199254740993.5 or FileCount add 0.1 eq 3.1")).ShouldBe(Found(d => d.SizeBytes >= 9007199254740993.5m || d.FileCount == 3));
    }

    [Fact]
    public async Task Keys_may_be_steps_of_the_path()
    {
        var dataset = Datasets.First(d => d.Components.Count > 0);
        (await service.JsonAsync($"Datasets/{Escaped(dataset.Accession)}")).GetProperty("Title").GetString().ShouldBe(dataset.Title);
        (await service.Client.GetStringAsync(new Uri($"Datasets/{Escaped(dataset.Accession)}/Components/$count", UriKind.Relative))).ShouldBe($"{dataset.Components.Count}");
    }

    [Fact]
    public async Task The_model_says_versions_capabilities_units_and_hierarchies_in_XML_and_JSON()
    {
        string xml = await service.Client.GetStringAsync(new Uri("$metadata", UriKind.Relative));
        foreach (string term in new[] { "Core.V1.ODataVersions", "Core.V1.Description", "Core.V1.Ordered", "Capabilities.V1.ConformanceLevel", "Capabilities.V1.FilterFunctions", "Capabilities.V1.SortRestrictions", "Capabilities.V1.SearchRestrictions", "Capabilities.V1.BatchSupport", "Capabilities.V1.InsertRestrictions", "Aggregation.V1.ApplySupported", "Aggregation.V1.RecursiveHierarchy", "Measures.V1.Unit" })
            xml.ShouldContain(term);
        var json = await service.JsonAsync("$metadata?$format=json");
        var schema = json.GetProperty("Hub");
        schema.GetProperty("Catalogue").GetProperty("$Kind").GetString().ShouldBe("EntityContainer");
        schema.GetProperty("Dataset").GetProperty("SizeBytes").EnumerateObject().ShouldContain(property => property.Name.EndsWith("Measures.V1.Unit", StringComparison.Ordinal));
        (await ModelAsync()).EntityContainer.FindEntitySet("Taxa").EntityType().FindProperty("Parents").ShouldNotBeNull();
    }

    [Fact]
    public async Task Selection_may_be_nested_and_have_options_of_its_own()
    {
        var dataset = Datasets.First(d => d.Authors.Count > 1);
        string key = Escaped(dataset.Accession);
        var entity = await service.JsonAsync($"Datasets('{key}')?$select=Authors($select=Name;$orderby=Name desc;$top=1;$count=true),Keywords($filter=contains($it,'a'))");
        entity.EnumerateObject().Select(property => property.Name).Where(name => !name.StartsWith('@')).ShouldBe(["Accession", "Authors@odata.count", "Authors", "Keywords"]);
        entity.GetProperty("Authors@odata.count").GetInt32().ShouldBe(dataset.Authors.Count);
        entity.GetProperty("Authors").GetRawText().ShouldBe(JsonSerializer.Serialize(new[] { new { Name = dataset.Authors.Select(a => a.Name).OrderDescending(Utf8Order.Comparer).First() } }, Plain));
        entity.GetProperty("Keywords").EnumerateArray().Select(word => word.GetString()).ShouldBe(dataset.Keywords.Where(word => word.Contains('a', StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Properties_have_raw_values_and_lists_have_counts_and_places()
    {
        var dataset = Datasets.First(d => d.Authors.Count > 1 && d.SizeBytes is not null);
        string key = $"Datasets('{Escaped(dataset.Accession)}')";
        (await service.Client.GetStringAsync(new Uri($"{key}/SizeBytes/$value", UriKind.Relative))).ShouldBe($"{dataset.SizeBytes}");
        (await service.Client.GetStringAsync(new Uri($"{key}/Authors/$count", UriKind.Relative))).ShouldBe($"{dataset.Authors.Count}");
        (await service.JsonAsync($"{key}/Authors/1")).GetProperty("Name").GetString().ShouldBe(dataset.Authors[1].Name);
        (await service.JsonAsync($"{key}/Authors/-1")).GetProperty("Name").GetString().ShouldBe(dataset.Authors[^1].Name);
        (await service.JsonAsync($"{key}/Authors/99", 404)).GetProperty("error").GetProperty("message").GetString().ShouldNotBeNull().ShouldContain($"{dataset.Authors.Count} elements");
        (await service.Client.GetStringAsync(new Uri("Datasets/$count?$filter=Archive eq 'idr'", UriKind.Relative))).ShouldBe($"{Datasets.Count(d => d.Archive == "idr")}");
    }

    [Fact]
    public async Task Expansions_heed_filter_search_count_references_and_computed_values()
    {
        var dataset = Datasets.First(d => d.FileCount > 4);
        string key = $"Datasets('{Escaped(dataset.Accession)}')";
        var files = service.Catalogue.Records.Files[dataset.Accession];
        var counted = await service.JsonAsync($"{key}?$select=Title&$expand=Files/$count($filter=SizeBytes gt 1000)");
        counted.GetProperty("Files@odata.count").GetInt32().ShouldBe(files.Count(f => f.SizeBytes > 1000));
        counted.TryGetProperty("Files", out _).ShouldBeFalse();
        var references = await service.JsonAsync($"{key}?$expand=Files/$ref,Components/$ref");
        references.GetProperty("Files").EnumerateArray().Select(file => file.EnumerateObject().Single().Name).Distinct().ShouldBe(["@odata.id"]);
        string address = references.GetProperty("Files")[0].GetProperty("@odata.id").GetString()!;
        (await service.JsonAsync(address)).GetProperty("Path").GetString().ShouldBe(files[0].Path);
        var computed = await service.JsonAsync($"{key}?$expand=Files($compute=length(Path) as L;$select=L;$search=well;$top=2)");
        computed.GetProperty("Files").EnumerateArray().Select(file => file.GetProperty("L").GetInt32()).ShouldBe(files.Take(2).Select(f => f.Path.Length));
        (await service.JsonAsync($"{key}/Files/$ref")).GetProperty("value").GetArrayLength().ShouldBe(files.Count);
    }

    [Fact]
    public async Task Elements_that_fulfil_a_condition_are_counted_wherever_a_value_can_stand()
    {
        int Large(Dataset d) => service.Catalogue.Records.Files.GetValueOrDefault(d.Accession, []).Count(f => f.SizeBytes > 1000);
        (await FoundAsync("Files/$count($filter=SizeBytes gt @s) ge 3", "&@s=1000")).ShouldBe(Found(d => Large(d) >= 3));
        (await FoundAsync("Keywords/$count(filter=contains($this,'a')) gt 1")).ShouldBe(Found(d => d.Keywords.Count(k => k.Contains('a')) > 1));
        var page = await service.JsonAsync("Datasets?$compute=Files/$count($filter=SizeBytes gt 1000) mul 2 as Twice&$orderby=Files/$count($filter=SizeBytes gt 1000) desc,Accession&$select=Accession,Twice&$top=40");
        page.GetProperty("value").EnumerateArray().Select(entity => (entity.GetProperty("Accession").GetString(), entity.GetProperty("Twice").GetInt32())).ShouldBe(
            Datasets.OrderByDescending(Large).ThenBy(d => d.Accession, StringComparer.Ordinal).Take(40).Select(d => ((string?)d.Accession, Large(d) * 2)));
        var groups = await service.JsonAsync("Datasets?$apply=filter(Files/$count($filter=SizeBytes gt 1000) ge 3)/groupby((Archive),aggregate($count as N))");
        groups.GetProperty("value").EnumerateArray().Select(row => $"{row.GetProperty("Archive")} {row.GetProperty("N")}").ShouldBe(
            Datasets.Where(d => Large(d) >= 3).GroupBy(d => d.Archive).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}"));
        string lines = await service.Client.GetStringAsync(new Uri("Datasets?$compute=Files/$count($filter=SizeBytes gt 1000) as Large&$select=Accession,Large&$format=csv&$filter=Large gt 4", UriKind.Relative));
        lines.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).ShouldBe(Datasets.Where(d => Large(d) > 4).OrderBy(d => d.Accession, StringComparer.Ordinal).Select(d => $"{d.Accession},{Large(d)}"));
    }

    [Fact]
    public async Task What_is_found_is_ordered_by_how_well_it_matches_and_by_other_things_before_or_after()
    {
        var best = await service.AccessionsAsync("$search=actin or brain&$select=Accession&$top=1000");
        (await service.AccessionsAsync("$search=actin or brain&$select=Accession&$top=1000&$orderby=search.score() desc")).ShouldBe(best);
        var years = Datasets.ToDictionary(d => d.Accession, d => d.Year ?? 0);
        (await service.AccessionsAsync("$search=actin or brain&$select=Accession&$top=1000&$orderby=Year desc,search.score() desc")).ShouldBe(best.OrderByDescending(accession => years[accession]));
        best.Count.ShouldBeGreaterThan(20);
        best.SequenceEqual(best.Order(StringComparer.Ordinal)).ShouldBeFalse();
    }

    [Fact]
    public async Task Computed_values_are_selected_filtered_and_ordered_by()
    {
        var page = await service.JsonAsync("Datasets?$compute=length(Title) as L,L mul 2 as M&$filter=M gt 60&$orderby=L desc,Title&$select=Accession,M&$top=1000");
        page.GetProperty("value").EnumerateArray().Select(entity => (entity.GetProperty("Accession").GetString(), entity.GetProperty("M").GetInt32())).ShouldBe(
            Datasets.Where(d => d.Title.Length * 2 > 60).OrderByDescending(d => d.Title.Length).ThenBy(d => d.Title, Utf8Order.Comparer).ThenBy(d => d.Accession, StringComparer.Ordinal).Select(d => ((string?)d.Accession, d.Title.Length * 2)));
    }

    [Fact]
    public async Task A_query_too_long_for_an_address_is_posted()
    {
        using var body = new StringContent($"$filter=Archive eq 'idr' and Year in ({string.Join(',', Enumerable.Range(2000, 2_000))})&$select=Accession", new System.Net.Http.Headers.MediaTypeHeaderValue("text/plain"));
        using var response = await service.Client.PostAsync(new Uri("Datasets/$query?$top=1000", UriKind.Relative), body);
        var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        page.GetProperty("value").EnumerateArray().Select(entity => entity.GetProperty("Accession").GetString()!).ShouldBe(Found(d => d.Archive == "idr" && d.Year >= 2000));
    }

    private static JsonSerializerOptions Plain { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string[] Found(Func<Dataset, bool> holds) => [.. Datasets.Where(holds).Select(d => d.Accession).Order(StringComparer.Ordinal)];

    private Task<IReadOnlyList<string>> FoundAsync(string filter, string more = "") => service.AccessionsAsync($"$select=Accession&$top=1000&$filter={Escaped(filter)}{more}");

    private async Task<IEdmModel> ModelAsync()
    {
        using var xml = System.Xml.XmlReader.Create(await service.Client.GetStreamAsync(new Uri("$metadata", UriKind.Relative)));
        return CsdlReader.Parse(xml);
    }

    private Task<HttpResponseMessage> SendAsync(string address, params (string Name, string? Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(service.Client.BaseAddress!, address));
        foreach (var (name, value) in headers)
            if (value is not null) request.Headers.TryAddWithoutValidation(name, value);
        return service.Bare.SendAsync(request);
    }
}
