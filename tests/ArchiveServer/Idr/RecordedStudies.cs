using System.Globalization;
using System.Text.Json.Nodes;

namespace ArchiveServer.Idr;

/// <summary>The studies recorded below <c>idr/</c>: rows of the site's tables, study files, tables and configurations.</summary>
internal static class RecordedStudies
{
    private const string SizeHeading = "Study\tContainer\tIntroduced\tInternal ID\tSets\tWells\tExperiments\tTargets\tAcquisitions\t5D Images\tPlanes\tSize (TB)\tSize\t# of Files\tavg. size (MB)\tAvg. Image Dim (XYZCT)\tSample Type";
    private const string DownloadHeading = "idrid\timage_id\tdata_location\tis_zarr\tdownload_url\treplace_this\twith_this\tclient_path\tbia_ngff_id\tbia_url\texternal_info";
    private const string ReleaseRows = "Date\tData release\tCode version\tSets\tWells\tExperiments\tImages\tPlanes\tSize (TB)\tFiles (Million)\tDB Size (GB)\tStudies\n2026-03-30\tprod132\t0.13.2\t0\t0\t\t0\t0\t0\t0\t0\t0\n";

    /// <summary>The heading row of <c>studies.tsv</c>.</summary>
    public static string SizesHeading(RecordSet records) => Lines(records, "studies.tsv", SizeHeading)[0];

    /// <summary>The heading row of <c>download_urls.tsv</c>.</summary>
    public static string DownloadsHeading(RecordSet records) => Lines(records, "download_urls.tsv", DownloadHeading)[0];

    /// <summary><c>releases.tsv</c>.</summary>
    public static string Releases(RecordSet records) => Site(records, "releases.tsv") is { } path ? File.ReadAllText(path) : ReleaseRows;

    /// <summary>Every study that the recorded size table names.</summary>
    public static IReadOnlyList<ServedStudy> Of(RecordSet records)
    {
        var studyFiles = records.Files("idr/study_txt", "*-study.txt").ToDictionary(path => Path.GetFileName(path).Split("__")[0], StringComparer.Ordinal);
        var tables = records.Files("idr/annotations", "*-annotation.csv").ToDictionary(Stem, StringComparer.Ordinal);
        var configs = records.Files("idr/annotations", "*-bulkmap-config.yml").ToDictionary(Stem, StringComparer.Ordinal);
        var (descriptions, indexed) = (Descriptions(records), Indexed(records));
        var downloads = Lines(records, "download_urls.tsv", "").Skip(1).ToLookup(row => row.Split('\t')[0], StringComparer.Ordinal);
        return [.. Lines(records, "studies.tsv", "").Skip(1).GroupBy(row => row.Split('\t')[0], StringComparer.Ordinal).Select(rows =>
        {
            var accession = rows.Key.Split('-')[0];
            return new ServedStudy
            {
                Name = rows.Key,
                StudyFile = studyFiles.TryGetValue(rows.Key, out var path) ? () => File.ReadAllBytes(path) : null,
                Description = descriptions.TryGetValue(rows.Key, out var recorded) || indexed.TryGetValue(accession, out recorded) ? recorded : null,
                Components = [.. rows.Select(row => Component(row, accession, tables, configs))],
                DownloadRows = [.. downloads[accession]],
            };
        })];
    }

    private static ServedComponent Component(string row, string accession, Dictionary<string, string> tables, Dictionary<string, string> configs)
    {
        var cells = row.Split('\t');
        var stem = $"{accession}-{cells[1]}";
        return new ServedComponent
        {
            Name = cells[1],
            Id = long.Parse(cells[3], CultureInfo.InvariantCulture),
            Sets = int.TryParse(cells[4], NumberStyles.None, CultureInfo.InvariantCulture, out var sets) ? sets : 0,
            SizeRow = row,
            WriteTableAsync = tables.TryGetValue(stem, out var table) ? (body, cancellationToken) => CopyAsync(table, body, cancellationToken) : null,
            Config = configs.TryGetValue(stem, out var config) ? () => File.ReadAllBytes(config) : null,
        };
    }

    private static async Task CopyAsync(string path, Stream body, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        await file.CopyToAsync(body, cancellationToken);
    }

    // Titles and texts that others took from the server's descriptions: id, name, title, description, category.
    private static Dictionary<string, (string Title, string Text)> Descriptions(RecordSet records)
    {
        var descriptions = new Dictionary<string, (string Title, string Text)>(StringComparer.Ordinal);
        foreach (var cells in records.Files("idr/api_recorded", "*_idr_ids.tsv").SelectMany(File.ReadLines).Select(row => row.Split('\t')).Where(cells => cells.Length >= 4))
        {
            descriptions.TryAdd(cells[1].Split('/')[0], (cells[2].Trim('"'), cells[3].Trim('"')));
        }

        return descriptions;
    }

    // The index of the studies' crates states title and text too, by accession.
    private static Dictionary<string, (string Title, string Text)> Indexed(RecordSet records)
    {
        var indexed = new Dictionary<string, (string Title, string Text)>(StringComparer.Ordinal);
        foreach (var entity in records.Files("idr/crates", "ro-crate-metadata.json").SelectMany(path => JsonNode.Parse(File.ReadAllBytes(path))!["@graph"]!.AsArray()).OfType<JsonObject>())
        {
            if (entity["identifier"] is JsonValue identifier && entity["name"] is JsonValue name)
            {
                indexed.TryAdd(identifier.ToString().TrimEnd('/').Split('/')[^1], (name.ToString(), entity["description"]?.ToString() ?? ""));
            }
        }

        return indexed;
    }

    private static string Stem(string path) => string.Join('-', Path.GetFileName(path).Split('-')[..2]);

    private static string? Site(RecordSet records, string name) => records.Files("idr/site", name) is [var path, ..] ? path : null;

    private static string[] Lines(RecordSet records, string name, string orElse) =>
        (Site(records, name) is { } path ? File.ReadAllText(path) : orElse).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
