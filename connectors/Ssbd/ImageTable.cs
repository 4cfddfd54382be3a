using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

using CsvHelper;

using Hub.Connectors.Reading;
using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.Ssbd;

/// <summary>SSBD's table of images in OME-Zarr, one row an image, for all curated projects in one file.</summary>
internal static partial class ImageTable
{
    private const int Rank = 40;

    private const int LargestRow = 1 << 20;

    private static readonly string[] OwnFields = ["SSBD:database ID", "Project Name", "File Path", "Contact", "Organization", "Paper Information", "Paper DOI", "Dataset License"];

    /// <summary>Fetches the table.</summary>
    public static async Task<PayloadPart> FetchAsync(ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken)
    {
        var request = new ArchiveRequest(archive.Address("images")) { Accept = "text/csv, text/plain;q=0.9", MaxBytes = 512L << 20 };
        return (await client.SendAsync(request, cancellationToken)).AsPart(SsbdKeys.TablePart);
    }

    /// <summary>Reads one record for each project.</summary>
    public static async Task<StatedRecords> NormaliseAsync(Payload payload, CancellationToken cancellationToken)
    {
        var projects = new Dictionary<int, (ImageRow First, int Images)>();
        var unnumbered = 0;
        try
        {
            await foreach (var row in RowsAsync(payload, cancellationToken))
            {
                if (row.Number is not { } number)
                {
                    unnumbered++;
                    continue;
                }

                projects[number] = projects.TryGetValue(number, out var known) ? (known.First, known.Images + 1) : (row, 1);
            }
        }
        catch (ArchiveException malformed)
        {
            return StatedRecords.Unreadable("table-malformed", malformed.Message, SsbdKeys.TablePart);
        }

        var records = projects.Select(project => Record(project.Key, project.Value.First, project.Value.Images)).ToList();
        return records.Count == 0
            ? StatedRecords.Unreadable("table-empty", "The table names no project; check the endpoint 'images', or leave it out.", SsbdKeys.TablePart)
            : new StatedRecords(records, unnumbered == 0 ? [] : [new Problem(ProblemSeverity.Warning, "number-missing", $"{unnumbered} rows name no project with a number and were left out.", "Project Name")]);
    }

    /// <summary>Streams the images of one project.</summary>
    public static async IAsyncEnumerable<DataFile> ReadFilesAsync(Payload payload, string accession, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (payload.Key != SsbdKeys.Images || SsbdNumber.Of(accession) is not { } number)
        {
            yield break;
        }

        var paths = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in RowsAsync(payload, cancellationToken))
        {
            if (row.Number == number && row["File Path"] is { } address && paths.Add(RelativePath(address)))
            {
                yield return new DataFile
                {
                    Path = RelativePath(address),
                    Format = address.Contains(".zarr", StringComparison.OrdinalIgnoreCase) ? "OME-Zarr" : null,
                    Url = CrateNames.IsAddress(address) ? address : null,
                    Attributes = [.. row.Fields.Where(field => !OwnFields.Contains(field.Name, StringComparer.Ordinal))],
                };
            }
        }
    }

    private static StatedRecord Record(int number, ImageRow row, int images)
    {
        var project = row["Project Name"];
        var paper = Paper(row);
        var title = paper?.Title is { } paperTitle ? SsbdTitle.OfPaper(project ?? "", paperTitle) : new SsbdTitle(project ?? SsbdNumber.Accession(number), []);
        var organisations = Split(row["Organization"]);
        return new StatedRecord
        {
            Accession = SsbdNumber.Accession(number),
            Aliases = [.. new[] { project, SsbdNumber.DatabaseId(number) }.OfType<string>()],
            Rank = Rank,
            Title = title.Text,
            Licence = row["Dataset License"] is { } licence ? new StatedTerm(null, licence, Where: "Dataset License") : null,
            ImageCount = images,
            Organisms = [.. Split(row["Organism"]).Select(name => new StatedTerm(null, name, Where: "Organism"))],
            ImagingMethods = [.. Split(row["Biological Imaging Method"]).Select(name => new StatedTerm(null, name, Where: "Biological Imaging Method"))],
            Authors = [.. Split(row["Contact"]).Select((name, at) => new Author(name, Affiliation: organisations.ElementAtOrDefault(at)))],
            Publications = paper is null ? [] : [paper],
            ThumbnailUrl = CrateNames.IsAddress(row["Thumbnail"]) ? row["Thumbnail"] : null,
            Trace = title.Trace,
        };
    }

    // "Yu Toyoshima, Terumasa Tokunaga (2016) Accurate Automatic Detection of Cell Nuclei., PLoS computational biology, Volume 12".
    private static Publication? Paper(ImageRow row)
    {
        var words = row["Paper Information"];
        var match = PaperForm().Match(words ?? "");
        var paper = CratePublications.Read(match.Success ? match.Groups["title"].Value : words, row["Paper DOI"] is { } doi ? [doi] : [], match.Groups["year"].Value);
        return paper is null || !match.Success ? paper : paper with { Authors = match.Groups["authors"].Value };
    }

    private static async IAsyncEnumerable<ImageRow> RowsAsync(Payload payload, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var part = payload.Part(SsbdKeys.TablePart) ?? throw new ArchiveException($"The payload has no part {SsbdKeys.TablePart}; fetch the record again.");
        using var text = new StringReader(await part.ReadTextAsync(cancellationToken));
        await using var csv = CsvReader.Create(text, new CsvReaderOptions { Separator = ',', HasHeader = false, MaxRecordSize = LargestRow, TrackLineNumbers = true });
        var header = await NextAsync(csv, part.Name, cancellationToken) ?? [];
        if (!header.Contains("Project Name", StringComparer.Ordinal) || !header.Contains("File Path", StringComparer.Ordinal))
        {
            throw new ArchiveException($"{part.Name}, line 1: the table needs the columns 'Project Name' and 'File Path'; its form has changed, or the endpoint 'images' is another.");
        }

        while (await NextAsync(csv, part.Name, cancellationToken) is { } cells)
        {
            yield return new ImageRow([.. header.Zip(cells, (name, cell) => (name, Value: CrateText.Tidy(cell))).Where(field => field.Value is not null).Select(field => new KeyValue(field.name, field.Value!))]);
        }
    }

    private static async Task<string[]?> NextAsync(CsvReader csv, string part, CancellationToken cancellationToken)
    {
        try
        {
            return await csv.ReadAsync(cancellationToken) ? csv.Current.ToArray() : null;
        }
        catch (CsvFormatException malformed)
        {
            throw new ArchiveException($"{part}, line {malformed.LineNumber}, column 1: the row is longer than any table's, as after a quote that is not closed; ask SSBD to publish it again.", malformed);
        }
    }

    // Below the project's own folder, …/ssbd-000011/NAME.zarr/0.
    private static string RelativePath(string address)
    {
        var path = Uri.TryCreate(address, UriKind.Absolute, out var uri) ? Uri.UnescapeDataString(uri.AbsolutePath) : address;
        return ProjectFolder().Replace(path, "").TrimStart('/');
    }

    private static string[] Split(string? list) => list?.Split(" / ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    [GeneratedRegex("^(?<authors>.{1,3000}?) \\((?<year>\\d{4})\\) (?<title>.{10,600}?)(?:\\.,|\\.?$)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex PaperForm();

    [GeneratedRegex("^.{0,200}/ssbd-\\d{6}/", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex ProjectFolder();
}
