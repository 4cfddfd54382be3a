using System.Security.Claims;
using System.Text;
using System.Text.Json;

using Hub.Correlation;
using Hub.Deposition.Accounts;
using Hub.Deposition.Checks;
using Hub.Deposition.Drafts;
using Hub.Deposition.PageTab;
using Hub.Deposition.Publishing;
using Hub.Deposition.Uploads;
using Hub.Records;
using Hub.Store;

using Microsoft.AspNetCore.Routing;

namespace Hub.Tests.Deposition.Security;

/// <summary>A text that tries to become a part of the page is put in every field that a depositor, a partner archive or a file can fill; no page takes an element, an attribute or an address from it.</summary>
public sealed class ScriptInMetadataTests : IAsyncLifetime
{
    private const int MostPages = 150;

    private readonly HostileText hostile = new();
    private WebHub hub = null!;
    private WebVisitor visitor = null!;
    private ClaimsPrincipal carla = null!;

    public async Task InitializeAsync()
    {
        hub = await WebHub.StartAsync("--Hub:Deposition:Curation=true");
        visitor = await hub.SignedInAsync("carla", Roles.Administrator);
        carla = DepositBench.Someone((await hub.Get<AccountRegistry>().FindByEmailAsync("carla@example.org", default))!.Id, Roles.Depositor);
    }

    public async Task DisposeAsync()
    {
        visitor.Dispose();
        await hub.DisposeAsync();
    }

    [Fact]
    public async Task No_field_of_any_template_becomes_a_part_of_a_page_of_the_deposit()
    {
        foreach (var template in hub.Get<TemplateSet>().All)
        {
            var before = hostile.Made;
            var accession = (await hub.Get<Deposits>().BeginAsync(carla.AccountId()!, template.Id, Filled(template), default)).Value.Accession;
            (hostile.Made - before).ShouldBeGreaterThan(20, template.Id);
            await AddFilesAsync(accession);
            var registration = Encoding.UTF8.GetBytes(Landmarks());
            var counterpart = new Counterpart { Archive = "empiar", Accession = hostile.Next(), Registration = Convert.ToBase64String(registration), RegistrationName = hostile.Next(), RegistrationFindings = Registration.Try(registration, "landmarks.csv") };
            await hub.Get<Drafting>().AnswerRedirectAsync(accession, carla, hostile.Next(), counterpart, default);
            var secret = await hub.Get<ReviewerLinks>().MakeAsync(accession, carla, hostile.Next()[..80], isBlind: false, 10, default);

            var pages = DepositPages(accession).Append("/deposit").Append("/curation").Append("/account").Append("/account/audit").Append($"/review/{secret}").Append($"/review/{secret}?points={Uri.EscapeDataString(hostile.Next())}");
            await CrawlAsync(pages, address => address.StartsWith($"/deposit/{accession}", StringComparison.Ordinal));
        }

        hostile.Seen.ShouldBeGreaterThan(hostile.Made * 8 / 10, "the pages do show what was filled in");
    }

    [Fact]
    public async Task No_field_of_a_record_a_link_or_a_transformation_becomes_a_part_of_a_public_page()
    {
        await KeepAsync(Record("EMPIAR-10999"), Record("EMPIAR-10998"));
        await hub.Get<StoredTransformations>().AssertAsync("EMPIAR-10999", LinkRelation.SpatiallyCorrelatedWith, "EMPIAR-10998", Said(), Transformation(), default);
        await hub.Get<ILinks>().CommitAsync([new LinkChange(Link.Of("EMPIAR-10998", LinkRelation.References, hostile.Next(), Said()) with { Rejection = new LinkRejection(hostile.Next(), DateTimeOffset.UnixEpoch, hostile.Next()) }, 0)], [], default);
        await hub.IndexAsync();

        string[] pages =
        [
            "/", "/datasets", "/datasets?q=hostile", "/datasets?q=" + Uri.EscapeDataString(hostile.Next()), "/datasets/EMPIAR-10999", "/datasets/EMPIAR-10999/files", "/datasets/EMPIAR-10999/link", "/archives/empiar", "/archives/empiar/links",
            "/transformations/T1", "/map?from=EMPIAR-10999", "/map?from=EMPIAR-10999&to=EMPIAR-10998&points=1,2,3", "/map?from=EMPIAR-10999&to=EMPIAR-10998&points=" + Uri.EscapeDataString(hostile.Next()), "/map?from=" + Uri.EscapeDataString(hostile.Next()),
            .. new[] { "organism", "keyword", "method", "archive", "license" }.Select(facet => "/facets/" + facet),
        ];
        await CrawlAsync(pages, address => address.StartsWith("/datasets/EMPIAR", StringComparison.Ordinal) || address.StartsWith("/links/", StringComparison.Ordinal) || address.StartsWith("/facets/", StringComparison.Ordinal));

        hostile.Seen.ShouldBeGreaterThan(hostile.Made / 2, "the pages do show what was filled in");
    }

    private async Task CrawlAsync(IEnumerable<string> first, Func<string, bool> follows)
    {
        var wrong = new List<string>();
        var open = new Queue<string>(first);
        var asked = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryDequeue(out var address) && asked.Count < MostPages)
        {
            if (!asked.Add(address))
            {
                continue;
            }

            using var answer = await visitor.Http.GetAsync(new Uri(address, UriKind.Relative));
            ((int)answer.StatusCode).ShouldBeLessThan(500, address);
            if (answer.Content.Headers.ContentType?.MediaType is not "text/html")
            {
                continue;
            }

            var html = await answer.Content.ReadAsStringAsync();
            wrong.AddRange(hostile.Judge(address, html));
            foreach (var next in HostileText.Links(html).Where(follows))
            {
                open.Enqueue(next);
            }
        }

        wrong.ShouldBeEmpty();
    }

    // Every page of a deposit by the routes' own table, then what they lead to.
    private IEnumerable<string> DepositPages(string accession) => hub.Get<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
        .Select(route => "/" + route.RoutePattern.RawText?.Trim('/')).Where(pattern => pattern.StartsWith("/deposit/{accession}", StringComparison.Ordinal) && !pattern.Replace("{accession}", "", StringComparison.Ordinal).Contains('{', StringComparison.Ordinal))
        .Select(pattern => pattern.Replace("{accession}", accession, StringComparison.Ordinal)).Distinct();

    private Submission Filled(DepositTemplate template) => new(new Section("Study")
    {
        Attributes = Filled(template.Fields),
        Subsections = [.. template.Sections.Select(Filled)],
        Links = [new PageTabLink(HostileText.Address) { Attributes = [new PageTabAttribute("Type", hostile.Next()), new PageTabAttribute("Description", hostile.Next())] }],
    })
    {
        Attributes = [new PageTabAttribute(DepositTemplate.Attribute, template.Id), .. Filled(template.Envelope).Where(attribute => attribute.Name != DepositTemplate.Attribute)],
    };

    private Section Filled(TemplateSection section) => new(section.Type)
    {
        Attributes = [.. Filled(section.Fields), new PageTabAttribute(hostile.Next(), hostile.Next())],
        Subsections = [.. section.Sections.Select(Filled)],
    };

    private List<PageTabAttribute> Filled(IEnumerable<TemplateField> fields) => [.. fields.Select(field => new PageTabAttribute(field.Name, field.Kind switch
    {
        FieldKind.FileList => "files.tsv",
        FieldKind.Address => HostileText.Address,
        _ => hostile.Next(),
    }))];

    private async Task AddFilesAsync(string accession)
    {
        var files = new BenchFiles(hub.Get<DepositFiles>(), hub.Get<IBlobStore>());
        // Brackets and double quotes are refused in names already.
        var path = string.Concat(hostile.Next().Where(letter => !"<>:\"/\\|?*".Contains(letter, StringComparison.Ordinal))) + ".tif";
        await files.AddAsync(accession, "files.tsv", $"Files\tSize\t{hostile.Next()}\n{path}\t3\t{hostile.Next()}\n");
        await files.AddAsync(accession, path, "abc");
    }

    private string Landmarks() => string.Concat(new[] { (0, 0, 0), (10, 0, 1), (0, 10, 2), (3, 0, 10), (7, 8, 9), (2, 5, 1) }
        .Select(point => $"\"{hostile.Next().Replace('"', '\'')}\",\"true\",\"{point.Item1}\",\"{point.Item2}\",\"{point.Item3}\",\"{point.Item1 + 10}\",\"{point.Item2 + 10}\",\"{point.Item3 + 10}\"\n"));

    private Dataset Record(string accession)
    {
        var filled = hostile.Fill(typeof(Dataset))!.AsObject();
        (filled["Accession"], filled["Archive"]) = (accession, "empiar");
        filled.Remove(nameof(Dataset.Links));
        return filled.Deserialize<Dataset>()!;
    }

    private LinkAssertion Said() => new() { By = new Asserter(AsserterKind.Depositor, hostile.Next()), Record = "EMPIAR-10998", Named = hostile.Next(), Evidence = hostile.Next(), At = DateTimeOffset.UnixEpoch };

    private StoredTransformation Transformation()
    {
        var given = new GivenFile { Name = hostile.Next(), Bytes = Encoding.UTF8.GetBytes(Landmarks()), From = "EMPIAR-10999", To = "EMPIAR-10998" };
        var made = Proposals.Read(given, new Asserter(AsserterKind.Depositor, hostile.Next()), DateTimeOffset.UnixEpoch).Transformation;
        return made with
        {
            Id = "T1",
            Name = hostile.Next(),
            From = made.From with { Name = hostile.Next(), Axes = [.. made.From.Axes.Select(axis => axis with { Name = hostile.Next(), Unit = hostile.Next() })] },
            Assumptions = [hostile.Next()],
            Transformation = made.Transformation with { Name = hostile.Next() },
        };
    }

    private async Task KeepAsync(params Dataset[] datasets)
    {
        var store = hub.Get<IRecordStore>();
        var lease = (await store.Runs.StartAsync(new RunRequest("empiar", RunMode.Harvest, "1", "hostile", TimeSpan.FromMinutes(5)), default)).Lease.ShouldNotBeNull();
        var outcomes = datasets.Select(dataset => new RecordOutcome(dataset.Accession)
        {
            ChangeMark = "1",
            Records = [new SourceRecord { Archive = "empiar", Key = dataset.Accession, Dataset = dataset, Rank = 100, IsOwner = true }],
            Problems = [],
        });
        await store.Runs.ApplyAsync(lease, [.. outcomes], sources => new MergedDataset(sources[0].Dataset, sources[0].Files), default);
        await store.Runs.EndAsync(lease, new RunEnd(RunState.Succeeded, "", true), default);
    }
}
