using System.Net;
using System.Text.Json;

namespace Hub.Tests.OData;

public sealed class ServiceTests(RunningOData service) : IClassFixture<RunningOData>
{
    private string First => Uri.EscapeDataString(service.Catalogue.Records.Datasets.First(d => d.FileCount > 2).Accession);

    [Theory]
    [InlineData("groupby((rollup(Archive)),aggregate($count as N))")]
    [InlineData("groupby((rollup(Archive,Year)),aggregate($count as N))")]
    [InlineData("groupby((rollup($all,Archive)),aggregate($count as N))")]
    [InlineData("groupby((Archive),aggregate($count as N))/compute(N mul 1 as M)/orderby(M desc,length(Archive))")]
    [InlineData("filter(Year ge 2015)/topcount(3,SizeBytes)")]
    [InlineData("groupby((Organism))/top(3)")]
    [InlineData("groupby((Archive),aggregate(SizeBytes with sum as S))/toppercent(50,S)")]
    [InlineData("search(actin)/aggregate($count as N)")]
    public async Task Transformations_are_carried_out(string apply)
    {
        var page = await service.JsonAsync($"Datasets?$apply={Uri.EscapeDataString(apply)}");
        page.GetProperty("value").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("Datasets?$filter=Titel eq 'x'", 400)]
    [InlineData("Datasets?$filter=Title eq 5", 400)]
    [InlineData("Datasets?$filter=((Title eq 'x'", 400)]
    [InlineData("Datasets?$filter=matchesPattern(Title,'(a')", 400)]
    [InlineData("Datasets?$filter=Keywords eq ['actin']", 400)]
    [InlineData("Datasets?$filter=Organisms/any(o: o eq {'Name':'Mus musculus'})", 400)]
    [InlineData("Datasets?$top=-1", 400)]
    [InlineData("Datasets?$skip=abc", 400)]
    [InlineData("Datasets?$skip=10000000", 400)]
    [InlineData("Datasets?$top=1&$top=2", 400)]
    [InlineData("Datasets?$orderby=Organism", 400)]
    [InlineData("Datasets?$select=Organism", 400)]
    [InlineData("Datasets?$levels=3", 501)]
    [InlineData("Datasets?$skiptoken=nonsense", 400)]
    [InlineData("Datasets?facets=Colour", 400)]
    [InlineData("Datasets?$apply=groupby((Colour))", 400)]
    [InlineData("Datasets?$apply=dance(3)", 400)]
    [InlineData("Datasets?$apply=groupby((Archive),aggregate($count as N,Year with max as N))", 400)]
    [InlineData("Datasets?$apply=groupby((Archive),aggregate($count as N))/compute(N add 1 as N)", 400)]
    [InlineData("Datasets?$apply=groupby((Archive),aggregate($count as N))/filter(M gt 3)", 400)]
    [InlineData("Datasets?$format=pdf", 415)]
    [InlineData("Datasets('nothing')", 404)]
    [InlineData("Datasets('nothing')/Files", 404)]
    [InlineData("Nonsense", 404)]
    [InlineData("Files?$expand=Dataset", 400)]
    public async Task Bad_input_gets_a_true_status_and_a_sentence(string address, int status)
    {
        var error = (await service.JsonAsync(address, status)).GetProperty("error");
        error.GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
        error.GetProperty("message").GetString().ShouldNotBeNull().Length.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task No_address_is_answered_with_500()
    {
        string[] parts = ["Title", " eq ", "'x'", "(", ")", " and ", "null", "5", "Organisms/any(o:", "o/Name", "contains(", ",", "$it", "@p", "/", " in ", "Year", "-", "not ", "'", "Files/any(f:", "f/Gene", "%", "groupby((", "aggregate(", "$count", " as ", "\u0000", "𝛼", "now()", "cast(", "Edm.String", "isof(", "$root", "length(", " add "];
        string[] options = ["$filter", "$orderby", "$apply", "$select", "$expand", "$compute", "$search", "$top", "$skiptoken", "facets", "$count", "filter"];
        string[] paths = ["Datasets", "Files", "Components", "Archives", "Datasets('a')", "Datasets/$count", "Files(Dataset='a',Path='b')", "Datasets('a')/Title/$value"];
        var random = new Random(11);
        for (int i = 0; i < 2_000; i++)
        {
            string value = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => parts[random.Next(parts.Length)]));
            string address = $"{paths[random.Next(paths.Length)]}?{options[random.Next(options.Length)]}={Uri.EscapeDataString(value)}";
            using var response = await service.Client.GetAsync(new Uri(address, UriKind.Relative));
            ((int)response.StatusCode).ShouldBeOneOf([200, 204, 400, 404, 501], address);
        }
    }

    [Fact]
    public async Task The_model_is_to_be_had_as_XML_and_JSON_and_names_everything()
    {
        string xml = await service.Client.GetStringAsync(new Uri("$metadata", UriKind.Relative));
        using var reader = System.Xml.XmlReader.Create(new StringReader(xml));
        var model = Microsoft.OData.Edm.Csdl.CsdlReader.Parse(reader);
        model.FindDeclaredType("Hub.Dataset").ShouldNotBeNull();
        xml.ShouldContain("Core.V1.Description");
        xml.ShouldContain("ApplySupported");
        (await service.JsonAsync("$metadata?$format=json")).GetProperty("$Version").GetString().ShouldStartWith("4.");
        (await service.JsonAsync("")).GetProperty("value").EnumerateArray().Select(set => set.GetProperty("name").GetString()).ShouldBe(["Datasets", "Files", "Components", "Links", "Transformations", "Archives", "Taxa", "Methods"]);
    }

    [Fact]
    public async Task An_entity_its_navigations_and_its_properties_have_addresses()
    {
        var dataset = service.Catalogue.Records.Datasets.First(d => d.FileCount > 2);
        (await service.JsonAsync($"Datasets('{First}')")).GetProperty("Title").GetString().ShouldBe(dataset.Title);
        (await service.Client.GetStringAsync(new Uri($"Datasets('{First}')/Title/$value", UriKind.Relative))).ShouldBe(dataset.Title);
        (await service.Client.GetStringAsync(new Uri($"Datasets('{First}')/Files/$count", UriKind.Relative))).ShouldBe($"{dataset.FileCount}");
        var files = await service.JsonAsync($"Datasets('{First}')/Files?$top=1");
        string path = files.GetProperty("value")[0].GetProperty("Path").GetString()!;
        (await service.JsonAsync($"Files(Dataset='{First}',Path='{Uri.EscapeDataString(path.Replace("'", "''"))}')")).GetProperty("Path").GetString().ShouldBe(path);
        (await service.JsonAsync($"Datasets('{First}')/Organisms")).GetProperty("value").GetArrayLength().ShouldBe(dataset.Organisms.Count);
        (await service.JsonAsync("Archives?$orderby=DatasetCount desc&$top=1")).GetProperty("value")[0].GetProperty("DatasetCount").GetInt64().ShouldBe(service.Catalogue.Records.Datasets.GroupBy(d => d.Archive).Max(g => g.Count()));
    }

    [Fact]
    public async Task Expanding_heeds_its_own_options()
    {
        var page = await service.JsonAsync($"Datasets?$filter=Accession eq '{First}'&$select=Accession&$expand=Files($filter=SizeBytes gt 100;$orderby=SizeBytes desc;$top=2;$count=true;$select=Path,SizeBytes)");
        var dataset = page.GetProperty("value")[0];
        var expected = service.Catalogue.Records.Files[Uri.UnescapeDataString(First)].Where(f => f.SizeBytes > 100).ToArray();
        dataset.GetProperty("Files@odata.count").GetInt32().ShouldBe(expected.Length);
        dataset.GetProperty("Files").EnumerateArray().Select(f => f.GetProperty("SizeBytes").GetInt64()).ShouldBe(expected.Select(f => f.SizeBytes!.Value).OrderDescending().Take(2));
    }

    [Theory]
    [InlineData("$filter=(Archive eq 'idr' or Archive eq 'jcb') and Year ge 2014")]
    [InlineData("$filter=Files/any(f: f/Gene_Symbol eq 'HeLa') and Year ge 2014 and not (Licence eq null)")]
    [InlineData("$filter=Files/$count($filter=SizeBytes gt 2500) gt 1 and Organisms/any(o: o/Name eq 'Mus musculus')")]
    [InlineData("$filter=Keyword eq 'actin' and Licence eq null and (Modality eq null or contains(Title,'it''s'))")]
    [InlineData("$search=actin or brain&$filter=Publications/all(p: p/Year gt 2005) and Archive in ('idr','ssbd')")]
    [InlineData("$filter=ReleaseDate add duration'P5D' lt 2022-01-01 and SizeBytes divby 7 gt 1.5 and Files/any()")]
    public async Task Every_facet_link_gives_the_count_shown_with_choices_made_too(string query)
    {
        var page = await service.JsonAsync($"Datasets?$top=0&$count=true&facets=Archive,Organism:50,ImagingMethod,Modality,Year,Licence,StudyType,Has,Author:3,Keyword:3&{query}");
        int followed = 0;
        foreach (var facet in page.GetProperty("@hub.facets").EnumerateObject())
        {
            foreach (var value in facet.Value.GetProperty("values").EnumerateArray().Append(facet.Value.GetProperty("notStated")))
            {
                var selected = await service.JsonAsync(value.GetProperty("link").GetString()!);
                selected.GetProperty("@odata.count").GetInt64().ShouldBe(value.GetProperty("count").GetInt64(), $"{facet.Name}: {value}");
                followed++;
            }
        }
        followed.ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData("Titel eq 'x'", "at position 0 of $filter", "Did you mean Title?")]
    [InlineData("Year ge 2020 and Colour eq 'x'", "at position 17 of $filter", "Accession, Aliases, Archive")]
    [InlineData("Title = 'x'", "position 7", "Operators are words")]
    [InlineData("Title eq \"x\"", "position 9", "single quotes")]
    [InlineData("Year ge '2015'", "Edm.Int64", "without quotes")]
    [InlineData("Organisms/Name eq 'x'", "Name", "Organisms/any(")]
    [InlineData("contain(Title,'x')", "'contain'", "contains")]
    [InlineData("Archive in ()", "collection", "('idr','empiar')")]
    [InlineData("Organisms/any(o: o/Nam eq 'x')", "at position 19", "Did you mean Name?")]
    public async Task A_mistake_is_located_and_what_to_write_instead_is_said(string filter, string place, string advice)
    {
        string message = (await service.JsonAsync($"Datasets?$filter={Uri.EscapeDataString(filter)}", 400)).GetProperty("error").GetProperty("message").GetString()!;
        message.ShouldContain(place);
        message.ShouldContain(advice);
    }

    [Theory, InlineData("actin AND"), InlineData("\"brain")]
    public async Task How_a_search_text_was_understood_is_said(string text)
    {
        string address = $"Datasets?$top=2&$search={Uri.EscapeDataString(text)}";
        (await service.JsonAsync(address)).GetProperty("@hub.notes").EnumerateArray().ShouldAllBe(note => note.GetString()!.Length > 10);
        using var response = await service.Client.GetAsync(new Uri(address, UriKind.Relative));
        PayloadReading.Read(service, response, single: false).ShouldBeGreaterThanOrEqualTo(0);
    }

    [Theory]
    [InlineData("Datasets"), InlineData("Files"), InlineData("Components"), InlineData("Links"), InlineData("Transformations"), InlineData("Archives"), InlineData("Taxa"), InlineData("Methods")]
    [InlineData("Datasets?$apply=groupby((Archive,Year),aggregate($count as N,SizeBytes with sum as S))")]
    [InlineData("Files?$apply=filter(SizeBytes gt 100)/groupby((Compound),aggregate(SizeBytes with average as A))")]
    [InlineData("Taxa?$apply=aggregate($count as N)")]
    [InlineData("Datasets?$filter=Year gt 2015&$orderby=Title desc&$select=Title,Year&$top=70")]
    public async Task Everything_is_to_be_had_as_lines_and_as_a_table_that_say_the_same(string address)
    {
        string more = address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?");
        var expected = new List<string>();
        for (string? next = more + "$format=application/json;odata.metadata=none"; next is not null;)
        {
            var page = await service.JsonAsync(next);
            expected.AddRange(page.GetProperty("value").EnumerateArray().Select(entity => entity.GetRawText()));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }
        string lines = await service.Client.GetStringAsync(new Uri(more + "$format=jsonl", UriKind.Relative));
        Values.Difference([.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Serialize(JsonDocument.Parse(line).RootElement))], [.. expected.Select(entity => JsonSerializer.Serialize(JsonDocument.Parse(entity).RootElement))]).ShouldBeNull();
        string table = await service.Client.GetStringAsync(new Uri(more + "$format=csv", UriKind.Relative));
        using var rows = new Microsoft.VisualBasic.FileIO.TextFieldParser(new StringReader(table)) { Delimiters = [","], TrimWhiteSpace = false };
        string[] header = rows.ReadFields()!;
        int count = 0;
        for (; !rows.EndOfData; count++) rows.ReadFields()!.Length.ShouldBe(header.Length);
        count.ShouldBe(expected.Count);
    }

    [Fact]
    public async Task Exports_hold_the_whole_result()
    {
        int count = service.Catalogue.Records.Files.Sum(each => each.Value.Count);
        string csv = await service.Client.GetStringAsync(new Uri("Files?$format=csv", UriKind.Relative));
        csv.Split("\r\n").Length.ShouldBe(count + 2);
        string lines = await service.Client.GetStringAsync(new Uri("Datasets?$format=jsonl&$select=Accession", UriKind.Relative));
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("Accession").GetString())
            .ShouldBe(service.Catalogue.Records.Datasets.Select(d => d.Accession).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_unchanged_page_is_not_sent_again_and_HEAD_sends_no_page()
    {
        using var first = await service.Client.GetAsync(new Uri("Datasets?$top=3", UriKind.Relative));
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri("Datasets?$top=3", UriKind.Relative));
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await service.Client.SendAsync(again);
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        using var head = await service.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri("Datasets?$top=3", UriKind.Relative)));
        head.Content.Headers.ContentLength.ShouldBe(first.Content.Headers.ContentLength);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_state_that_is_no_longer_kept_is_gone_and_the_answer_says_what_to_do()
    {
        string expired = System.Buffers.Text.Base64Url.EncodeToString("[987654,0,null,-1,0,\"x\"]"u8.ToArray());
        (await service.JsonAsync($"Datasets?$skiptoken={expired}", 410)).GetProperty("error").GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("first page");
    }

    [Fact]
    public async Task Every_page_is_read_back_by_the_library_against_its_own_model()
    {
        foreach (string address in new[] { "Datasets?$top=50&$count=true", "Datasets?$top=5&$expand=Files($top=3),Components&facets=Archive", "Files?$top=80", "Components", "Archives", "Datasets?$search=actin AND&$top=3", $"Datasets('{First}')" })
        {
            using var response = await service.Client.GetAsync(new Uri(address, UriKind.Relative));
            PayloadReading.Read(service, response, address.Contains("('", StringComparison.Ordinal)).ShouldBeGreaterThan(0, address);
        }
    }
}
