using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Deposition.PageTab;
using Hub.Deposition.Publishing;
using Hub.Deposition.Uploads;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Deposition.Checks;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Hub.Tests.Deposition.Security;

/// <summary>What is not public changes no byte of any answer to somebody without an account: the same questions are asked before and after it is there.</summary>
public sealed partial class LeakTests : IAsyncLifetime
{
    private const string Word = "Xylophagaquux";

    // A public dataset of another archive, of which the deposits are copies by their own account.
    private const string Original = "idr9001", Public = "S-HUB1";
    private WebHub hub = null!;
    private Account ada = null!;

    public async Task InitializeAsync()
    {
        hub = await WebHub.StartAsync("--Hub:Deposition:Curation=true");
        ada = await hub.RegisterAsync("ada");
        await hub.RegisterAsync("carla", Roles.Curator);
        await PublishAsync();
        await KeepOriginalAsync();
        await hub.IndexAsync();
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Private_deposits_in_every_state_change_no_byte_of_any_anonymous_answer()
    {
        var before = await AnswersAsync();
        Downloads(Public).ShouldAllBe(question => before[question].StartsWith("200\n", StringComparison.Ordinal));
        before.Keys.ShouldAllBe(question => !question.Contains('{', StringComparison.Ordinal), "of every route something is asked that could be there");
        var names = new List<string>();
        foreach (var state in Enum.GetValues<Standing>())
        {
            names.Add(await HideAsync(state));
        }

        names.ShouldBe(["S-HUB2", "S-HUB3", "S-HUB4", "S-HUB5", "S-HUB6"], "the questions name the accessions before they are there");
        await hub.IndexAsync();
        var after = await AnswersAsync();

        after.Keys.ShouldBe(before.Keys);
        after.Count.ShouldBeGreaterThan(150);
        foreach (var (question, answer) in after)
        {
            answer.ShouldBe(before[question], question);
            Uri.UnescapeDataString(answer).Replace(question, "", StringComparison.Ordinal).ShouldNotContain("live embryo", Case.Insensitive, question);
        }
    }

    [Fact]
    public async Task The_questions_would_tell_a_public_one()
    {
        var before = await AnswersAsync();
        var accession = await HideAsync(Standing.Private);
        await hub.Get<Releasing>().ReleaseAsync(accession, Someone(ada.Id, Roles.Depositor), default);
        await hub.IndexAsync();

        var after = await AnswersAsync();

        after.Count(answer => answer.Value != before[answer.Key]).ShouldBeGreaterThan(20);
        after[$"/datasets?q={Word}"].ShouldContain(accession);
        after["/datasets/" + Original].ShouldContain("Also held by");
        after["/datasets/" + Original].ShouldContain(accession);
        after["/api/duplicates/D00001"].ShouldContain(accession);
        after["/datasets?collapse=on"].ShouldNotBe(before["/datasets?collapse=on"]);
    }

    [Fact]
    public async Task A_new_version_that_is_not_public_changes_no_byte_either()
    {
        var before = await AnswersAsync();
        Downloads(Public).ShouldAllBe(question => before[question].StartsWith("200\n", StringComparison.Ordinal));
        await RenewAsync();
        await hub.IndexAsync();
        var hidden = await AnswersAsync();
        await hub.Get<Releasing>().ReleaseAsync(Public, Someone(ada.Id, Roles.Depositor), default);
        await hub.IndexAsync();
        var released = await AnswersAsync();

        foreach (var (question, answer) in hidden)
        {
            answer.ShouldBe(before[question], question);
        }

        Downloads(Public).ShouldAllBe(question => released[question] != before[question]);
        released[$"/files/{Public}/movies/{Word}.ome.tif"].ShouldStartWith("200\n");
    }

    private async Task<SortedDictionary<string, string>> AnswersAsync()
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = hub.Address };
        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in Questions())
        {
            using var answer = await http.GetAsync(question);
            var headers = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or "Set-Cookie")).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"));
            answers[question] = Passing().Replace($"{(int)answer.StatusCode}\n{headers}\n{await ContentAsync(answer.Content)}", "…");
        }

        return answers;
    }

    // A zip byte for byte. A bag says on which day it was made: its files one by one, and none of what follows from that day.
    private static async Task<string> ContentAsync(HttpContent content)
    {
        if (content.Headers.ContentType?.MediaType != "application/zip")
        {
            return await content.ReadAsStringAsync();
        }

        var bytes = await content.ReadAsByteArrayAsync();
        if (content.Headers.ContentDisposition?.FileName?.Contains("-bag", StringComparison.Ordinal) != true)
        {
            return Convert.ToHexString(bytes);
        }

        var text = new StringBuilder();
        using var bag = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in bag.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.Latin1);
            text.Append(CultureInfo.InvariantCulture, $"{entry.FullName} {entry.LastWriteTime:s} {entry.ExternalAttributes}\n{await reader.ReadToEndAsync()}\n");
        }

        return Day().Replace(text.ToString(), "…");
    }

    // Every open route with every accession, then what one can search for.
    private IEnumerable<string> Questions()
    {
        string[] accessions = [Public, "S-HUB2", "S-HUB3", "S-HUB4", "S-HUB5", "S-HUB6", Original];
        var open = hub.Get<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<IAuthorizeData>() is null && route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            .Select(route => "/" + route.RoutePattern.RawText?.Trim('/')).Except(["/api/archives/progress", "/metrics", "/account/orcid", "/account/sign-in", "/account/register"]).Distinct();
        foreach (var pattern in open)
        {
            foreach (var accession in pattern.Contains("{accession}", StringComparison.Ordinal) ? accessions : [""])
            {
                yield return pattern.Replace("{accession}", accession, StringComparison.Ordinal).Replace("{**path}", "files.tsv", StringComparison.Ordinal).Replace("{number:int?}", "1", StringComparison.Ordinal)
                    .Replace("{run:long}", "2", StringComparison.Ordinal).Replace("{id}", "hub", StringComparison.Ordinal).Replace("{facet}", "organism", StringComparison.Ordinal).Replace("{secret}", "none", StringComparison.Ordinal)
                    .Replace("{name}", "SHA256SUMS", StringComparison.Ordinal).Replace("{format}", "json", StringComparison.Ordinal).Replace("{number:int:min(1)}", "1", StringComparison.Ordinal);
            }
        }

        foreach (var question in Asked(accessions))
        {
            yield return question;
        }
    }

    private static IEnumerable<string> Asked(string[] accessions)
    {
        foreach (var accession in accessions)
        {
            foreach (var format in new[] { "json", "json-ld", "ris", "bibtex", "datacite", "ro-crate", "none" })
            {
                yield return $"/datasets/{accession}?format={format}";
            }

            foreach (var download in Downloads(accession))
            {
                yield return download;
            }

            yield return $"/datasets?q={accession}";
            yield return $"/files/{accession}/movies/{Word}.ome.tif";
            yield return $"/odata/Datasets('{accession}')";
            yield return $"/odata/Datasets('{accession}')/Files";
        }

        foreach (var words in new[] { "", Word, Word.ToLowerInvariant()[..6] + "*", "ada", "keyword:" + Word, "S-HUB*" })
        {
            var text = Uri.EscapeDataString(words);
            yield return $"/datasets?q={text}";
            yield return $"/datasets?q={text}&sort=newest";
            yield return $"/?q={text}";
            yield return $"/suggest?q={text}";
            yield return $"/api/suggest?q={text}";
            yield return $"/api/search?q={text}";
            yield return $"/facets/keyword?q={text}";
            yield return $"/facets/organism?q={text}";
            yield return $"/odata/Datasets?$search={text}&$count=true";
            yield return $"/odata/Files?$search={text}&$count=true";
        }

        foreach (var path in new[] { "/sitemap.xml", "/sitemaps/1.xml", "/robots.txt", "/feed", "/feed.xml", "/oai", "/odata", "/odata/$metadata", "/odata/Datasets", "/odata/Datasets/$count", "/odata/Files/$count", "/odata/Links", "/odata/Datasets?$apply=groupby((Archive),aggregate($count as N))", "/graph", "/links", "/api/map", "/datasets?collapse=on", "/api/search?collapse=on", "/datasets?has=copies", "/odata/Datasets?$expand=Links", "/odata/Datasets?$filter=Copies/$count gt 0", "/api/duplicates/D00001", "/archives/idr/links" })
        {
            yield return path;
        }
    }

    // All files of a dataset, and those that have the word.
    private static IEnumerable<string> Downloads(string accession) =>
        from name in new[] { "aria2.txt", "wget.txt", "rclone.txt", "SHA256SUMS", "files.zip", "bag.zip" }
        from filter in new[] { "", "?q=" + Word, "?Gene=" + Word }
        select $"/datasets/{accession}/downloads/{name}{filter}";

    private async Task PublishAsync()
    {
        var accession = await BeginAsync(CheckBench.Complete, "movies/a.ome.tif");
        await hub.Get<Releasing>().SubmitAsync(accession, Someone(ada.Id, Roles.Depositor), null, default);
        await hub.Get<Releasing>().AcceptAsync(accession, await CuratorAsync(), default);
    }

    // The next version of what is public, with another file, other metadata and another file list, waits for its day.
    private async Task RenewAsync()
    {
        var (releasing, asker) = (hub.Get<Releasing>(), Someone(ada.Id, Roles.Depositor));
        await hub.Get<Versioning>().BeginAsync(Public, asker, default);
        await hub.Get<Drafting>().WriteAsync(Public, asker, null, deposit => deposit with { Submission = Secret() }, default);
        await GiveAsync(Public, $"movies/{Word}.ome.tif");
        await releasing.SubmitAsync(Public, asker, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(30), default);
        await releasing.AcceptAsync(Public, await CuratorAsync(), default);
    }

    private async Task KeepOriginalAsync()
    {
        var runs = hub.Get<IRecordStore>().Runs;
        var lease = (await runs.StartAsync(new RunRequest("idr", RunMode.Import, "1", "the original", TimeSpan.FromMinutes(5)), default)).Lease.ShouldNotBeNull();
        var dataset = new Dataset { Accession = Original, Archive = "idr", Title = "Plates in another archive" };
        await runs.ApplyAsync(lease, [new RecordOutcome(Original) { ChangeMark = "1", Records = [new SourceRecord { Archive = "idr", Key = Original, Dataset = dataset, Rank = 100, IsOwner = true }], Problems = [] }], sources => new MergedDataset(sources[0].Dataset, sources[0].Files), default);
        await runs.EndAsync(lease, new RunEnd(RunState.Succeeded, "", true), default);
    }

    private async Task<string> HideAsync(Standing standing)
    {
        var accession = await BeginAsync(Secret(), $"movies/{Word}.ome.tif");
        var (releasing, asker) = (hub.Get<Releasing>(), Someone(ada.Id, Roles.Depositor));
        if (standing is Standing.Submitted or Standing.Private)
        {
            await releasing.SubmitAsync(accession, asker, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(30), default);
        }

        if (standing == Standing.Private)
        {
            await releasing.AcceptAsync(accession, await CuratorAsync(), default);
        }

        if (standing == Standing.Deleted)
        {
            await hub.Get<Drafting>().DeleteAsync(accession, asker, default);
        }

        if (standing == Standing.Reviewed)
        {
            await hub.Get<ReviewerLinks>().MakeAsync(accession, asker, "A journal", false, 10, default);
        }

        return accession;
    }

    private async Task<string> BeginAsync(Submission submission, string path)
    {
        var accession = (await hub.Get<Deposits>().BeginAsync(ada.Id, "imaging-study", submission, default)).Value.Accession;
        await GiveAsync(accession, path);
        return accession;
    }

    private async Task GiveAsync(string accession, string path)
    {
        var files = new BenchFiles(hub.Get<DepositFiles>(), hub.Get<IBlobStore>());
        await files.AddAsync(accession, "files.tsv", $"Files\tSize\tGene\n{path}\t3\t{Word}\n");
        await files.AddAsync(accession, path, "abc");
    }

    // Other words everywhere: title, people, organism, keyword, files, all of which are facets and suggestions once they are public.
    private static Submission Secret() => CheckBench.Changed("Biosample", section => section with { Attributes = [new("Title", Word), new("Organism", "Danio rerio"), new("Biological entity", Word)] }) is var submission
        ? submission with
        {
            Section = submission.Section with
            {
                Attributes = [new("Title", $"Imaging of {Word} in the live embryo"), new("Description", $"What {Word} does in the embryo, told in full."), new("Keywords", Word), new("License", "CC0"), new("IDR accession number", Original)],
                Subsections = [.. submission.Section.Subsections.Select(section => section.Is("Study Component") ? section with { Subsections = [new Section("Associations") { Attributes = [new("Biosample", Word)] }] } : section.Is("Author") ? section with { Attributes = [new("Name", Word)] } : section)],
            },
        }
        : submission;

    private async Task<System.Security.Claims.ClaimsPrincipal> CuratorAsync() => Someone((await hub.Get<AccountRegistry>().FindByEmailAsync("carla@example.org", default))!.Id, Roles.Curator);

    private static System.Security.Claims.ClaimsPrincipal Someone(string id, string role) => DepositBench.Someone(id, role);

    // Traces of requests and times of answering differ from request to request.
    [GeneratedRegex("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}|[0-9.]+ ms", RegexOptions.None, 1000)]
    private static partial Regex Passing();

    [GeneratedRegex("(?<=Bagging-Date: )[0-9-]{10}|[0-9a-f]{64}(?=  bag-info.txt)", RegexOptions.None, 1000)]
    private static partial Regex Day();

    private enum Standing
    {
        Draft,
        Submitted,
        Private,
        Deleted,
        Reviewed,
    }
}
