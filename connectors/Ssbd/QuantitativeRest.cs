using System.Text.Json;
using System.Text.RegularExpressions;

using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.Ssbd;

/// <summary>
/// The frozen interface of SSBD's first years (Tastypie): quantitative data in BDML, many files to one project by its number
/// <c>SID</c>. Version 3 is flat; version 1 nests <c>meta_data</c> and knows no numbers.
/// </summary>
internal static partial class QuantitativeRest
{
    private const int Rank = 20;

    /// <summary>Fetches all pages.</summary>
    public static Task<IReadOnlyList<PayloadPart>> FetchAsync(ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken) =>
        new PagedRest(archive, client).FetchAsync("data", archive.Address("quantitative", "data/?format=json&limit=100&offset=0"), Page, cancellationToken);

    /// <summary>Reads one record for each number, with its files as components.</summary>
    public static async Task<StatedRecords> NormaliseAsync(Payload payload, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var rows = await RestRow.ReadAsync(payload, "objects", problems, cancellationToken);
        var byNumber = rows.GroupBy(row => SsbdNumber.Of(row["SID"])).ToList();
        foreach (var unnumbered in byNumber.Where(group => group.Key is null))
        {
            problems.Add(new Problem(ProblemSeverity.Warning, "number-missing", $"{unnumbered.Count()} data sets carry no project number (SID) and belong to no record, the first is '{unnumbered.First()["bdmlID", "bdmlUUID", "title"]}'; ask version 3 of the interface.", "objects"));
        }

        var records = byNumber.Where(group => group.Key is not null).Select(group => Record(group.Key!.Value, [.. group])).ToList();
        return records.Count > 0
            ? new StatedRecords(records, problems)
            : new StatedRecords([], [.. problems, new Problem(ProblemSeverity.Error, "no-data-sets", "The interface gave no data set with a project number; check the endpoint 'quantitative', or leave it out.")]);
    }

    private static StatedRecord Record(int number, IReadOnlyList<RestRow> rows)
    {
        var title = rows.Select(row => row["title"]).OfType<string>().FirstOrDefault();
        var text = title is null ? SsbdNumber.Accession(number) : BdmlFile().Replace(title, "");
        return new StatedRecord
        {
            Accession = SsbdNumber.Accession(number),
            Rank = Rank,
            Title = text,
            ReleaseDate = rows.Select(row => row["release"]).OfType<string>().Order(StringComparer.Ordinal).Select(date => new StatedText(date, "release")).FirstOrDefault(),
            Licence = Distinct(rows, "license").Select(label => new StatedTerm(null, label, Where: "license")).FirstOrDefault(),
            Organisms = [.. Distinct(rows, "organism").Select(label => new StatedTerm(null, label, Where: "organism"))],
            Authors = [.. Distinct(rows, "contributors").SelectMany(Names).Distinct(StringComparer.Ordinal).Select(name => new Author(name))],
            Publications = [.. Distinct(rows, "PMID").Select(id => CratePublications.Read(null, [id], null)).OfType<Publication>()],
            Attributes = [.. Distinct(rows, "datatype").Select(value => new KeyValue("Data type", value)), .. Distinct(rows, "gene").Select(value => new KeyValue("Gene", value))],
            Components = [.. rows.Select(Component).DistinctBy(component => component.Id)],
            Trace = title is null ? [] : [new TraceEntry { Field = "Title", Source = title, Value = text, Rule = "ssbd.title-from-data-set", Certainty = Certainty.Derived }],
        };
    }

    private static Component Component(RestRow row) => new()
    {
        Id = row["bdmlID", "bdmlUUID", "localID"] ?? row["title"] ?? "data set",
        Name = row["localID", "title"] ?? "data set",
        Kind = "quantitative data set",
        Description = row["description"],
        Attributes = [.. row.Fields.Where(field => field.Name.ToUpperInvariant() is "DATATYPE" or "BASEDON" or "ORGANISM" or "GENE" or "ORF" or "METHOD_SUMMARY" or "SCHEMA_VER")],
    };

    private static IEnumerable<string> Distinct(IEnumerable<RestRow> rows, string field) =>
        rows.Select(row => row[field]).OfType<string>().Distinct(StringComparer.Ordinal);

    // "Arjunan, S. N. V. and Tomita, M." turns names round, "Masashi Fujii, Kaoru Ohashi" does not.
    private static IEnumerable<string> Names(string contributors) =>
        (contributors.Contains('.', StringComparison.Ordinal) ? AfterInitials().Split(contributors) : contributors.Split([',', ';']))
            .Select(name => name.Trim(' ', ','))
            .Where(name => name.Length > 1);

    private static (int Items, int? Total, string? Next) Page(JsonElement page) =>
        page.ValueKind == JsonValueKind.Object && page.TryGetProperty("objects", out var objects) && objects.ValueKind == JsonValueKind.Array
        && page.TryGetProperty("meta", out var meta) && meta.ValueKind == JsonValueKind.Object
            ? (objects.GetArrayLength(),
                meta.TryGetProperty("total_count", out var count) && count.TryGetInt32(out var total) ? total : null,
                meta.TryGetProperty("next", out var next) ? PagedRest.Query(next) : null)
            : throw new ArchiveException("SSBD's interface for quantitative data answered without 'objects' and 'meta'; check the endpoint 'quantitative', or leave it out.");

    [GeneratedRegex("^BDML file for (?:quantitative information about )?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex BdmlFile();

    [GeneratedRegex("(?<=\\.),?\\s+and\\s+|(?<=\\.),\\s*(?:and\\s+)?", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex AfterInitials();
}
