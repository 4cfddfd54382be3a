using System.Globalization;
using System.Text.Json;

using Hub.Connectors.BioStudies.Files;
using Hub.Connectors.BioStudies.PageTab;
using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.BioStudies;

/// <summary>Asks BioStudies for one study: its record, its info, and its files.</summary>
/// <param name="archive">With the endpoints <c>api</c>, <c>files</c> and <c>mirror</c>.</param>
/// <param name="client">The way out.</param>
internal sealed class StudyApi(ArchiveDefinition archive, IArchiveClient client)
{
    // The largest list known (2026-08) names 4.7 million files.
    private const long LargestList = 8L << 30;

    private const int TablePage = 1000;
    private const int MostTablePages = 20_000;

    private static readonly int[] Absent = [404];

    /// <summary>A mark that changes with the study, from its info; null where there is none, so that the study is fetched to know.</summary>
    public async Task<string?> ChangeMarkAsync(string accession, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.SendAsync(new ArchiveRequest(Study(accession, "/info")) { Expected = Absent }, cancellationToken);
            var info = answer.Status == 404 ? default : await JsonAsync(answer, StudyParts.Info, cancellationToken);
            return info["modified"].Count() is { } modified ? string.Create(CultureInfo.InvariantCulture, $"{modified} {info["files"].Count()}") : null;
        }
        catch (ArchiveException)
        {
            // One study that does not answer must not end the listing; fetching it will say what is wrong.
            return null;
        }
    }

    /// <summary>The study with everything that names its files.</summary>
    public async Task<Payload> FetchAsync(string accession, CancellationToken cancellationToken)
    {
        var parts = new List<PayloadPart> { await RecordAsync(accession, cancellationToken) };
        var info = await client.SendAsync(new ArchiveRequest(Study(accession, "/info")) { Expected = Absent }, cancellationToken);
        var said = info.Status == 404 ? default : await JsonAsync(info, StudyParts.Info, cancellationToken);
        if (said.Members().Any())
        {
            parts.Add(info.AsPart(StudyParts.Info));
        }

        var study = await ReadAsync(parts[0], cancellationToken);
        foreach (var list in study?.FileLists() ?? [])
        {
            if (await ListAsync(accession, list, said, cancellationToken) is { } part)
            {
                parts.Add(part);
            }
        }

        if (study is not null && !NamesItsFiles(study, parts, said))
        {
            parts.AddRange(await TableAsync(accession, cancellationToken));
        }

        return new Payload(accession, parts);
    }

    // The file table is asked only where a list is missing, or where the document names no file though there are some.
    private static bool NamesItsFiles(PageTabStudy study, List<PayloadPart> parts, JsonPlace info)
    {
        var lists = study.FileLists();
        if (lists.Count > 0)
        {
            return lists.All(list => parts.Exists(part => part.Name == StudyParts.ListPrefix + list));
        }

        return study.Study.WithDescendants().Any(section => section.Files.Count > 0) || info["files"].Count() is null or 0;
    }

    // The record itself, or where it lies: a redirect is followed by the client, a link by hand.
    private async Task<PayloadPart> RecordAsync(string accession, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(new ArchiveRequest(Study(accession, "")), cancellationToken);
        var root = await JsonAsync(answer, StudyParts.PageTab, cancellationToken);
        if (root["section"].Exists || root["ftpHttp_link"].Verbatim() is not { } link)
        {
            return answer.AsPart(StudyParts.PageTab);
        }

        var document = Mirrored(link, Uri.EscapeDataString(accession) + ".json");
        return (await client.SendAsync(new ArchiveRequest(document), cancellationToken)).AsPart(StudyParts.PageTab);
    }

    private static async Task<PageTabStudy?> ReadAsync(PayloadPart part, CancellationToken cancellationToken)
    {
        try
        {
            return PageTabJson.Read(await part.ReadJsonAsync(cancellationToken));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Names with letters beyond ASCII are found only on the mirror.
    private async Task<PayloadPart?> ListAsync(string accession, string list, JsonPlace info, CancellationToken cancellationToken)
    {
        var name = string.Join('/', list.Split('/').Select(Uri.EscapeDataString));
        var part = await AskListAsync(archive.Address("files", $"{Uri.EscapeDataString(accession)}/{name}"), list, cancellationToken);
        return part is null && info["httpLink"].Verbatim() is { } mirror
            ? await AskListAsync(Mirrored(mirror, "Files/" + name), list, cancellationToken)
            : part;
    }

    private async Task<PayloadPart?> AskListAsync(Uri address, string list, CancellationToken cancellationToken)
    {
        var request = new ArchiveRequest(address) { Accept = "application/json, text/tab-separated-values", Expected = Absent, MaxBytes = LargestList };
        var answer = await client.SendAsync(request, cancellationToken);
        return answer.Status == 404 ? null : answer.AsPart(StudyParts.ListPrefix + list);
    }

    // Past the end the last page comes again, so the total ends the walk, and a page with nothing on it.
    private async Task<List<PayloadPart>> TableAsync(string accession, CancellationToken cancellationToken)
    {
        var pages = new List<PayloadPart>();
        var got = 0L;
        for (long total = 1; got < total; got = (long)pages.Count * TablePage)
        {
            var offset = string.Create(CultureInfo.InvariantCulture, $"/files?limit={TablePage}&offset={got}");
            var answer = await client.SendAsync(new ArchiveRequest(Study(accession, offset)), cancellationToken);
            var page = await JsonAsync(answer, StudyParts.TablePrefix, cancellationToken);
            total = page["pagination"]["total"].Count() ?? 0;
            if (!page["items"].Each().Any())
            {
                break;
            }

            if (pages.Count == MostTablePages)
            {
                throw new ArchiveException($"The file table of {accession} has no end: {answer.Source} still has files. Ask BioStudies, or have the study left out.") { Failure = ArchiveFailure.Endless };
            }

            pages.Add(answer.AsPart(string.Create(CultureInfo.InvariantCulture, $"{StudyParts.TablePrefix}{pages.Count + 1:D5}.json")));
        }

        return pages;
    }

    private static async Task<JsonPlace> JsonAsync(ArchiveResponse answer, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await answer.AsPart(name).ReadJsonAsync(cancellationToken);
        }
        catch (JsonException wrong)
        {
            throw new ArchiveException($"{answer.Source} gave no JSON (line {wrong.LineNumber + 1}, {answer.MediaType}); harvest again later.", wrong);
        }
    }

    private Uri Study(string accession, string rest) => archive.Address("api", $"studies/{Uri.EscapeDataString(accession)}{rest}");

    // Links name the mirror's own host; only what lies below the endpoint is asked for.
    private Uri Mirrored(string link, string rest) => Uri.TryCreate(link, UriKind.Absolute, out var folder)
        ? archive.Address("mirror", $"{folder.AbsolutePath.TrimEnd('/')}/{rest}")
        : throw new ArchiveException($"BioStudies names '{link}' as the place of a study, which is no address; ask BioStudies.");
}
