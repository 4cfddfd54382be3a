using System.Globalization;
using System.Text.RegularExpressions;

using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Empiar;

/// <summary>What one EMPIAR entry states.</summary>
internal static partial class EntryNormaliser
{
    // 2026-08: icons have been seen up to this entry; later ones have none at this address.
    private const int LastIcon = 10819;

    /// <summary>Reads an entry.</summary>
    public static StatedRecords Read(string accession, JsonPlace entry)
    {
        if (entry["title"].Text() is not { } title)
        {
            return StatedRecords.Unreadable("title-missing", $"The entry {accession} has no title; ask EMPIAR to complete it.", entry["title"].Path);
        }

        var findings = new Findings();
        var imageSets = ImageSets.Read(entry["imagesets"], findings);
        var record = new StatedRecord
        {
            Accession = accession,
            Title = title,
            Description = EntryDescription.Compose(entry, imageSets, findings),
            ReleaseDate = Stated(entry["release_date"]),
            UpdateDate = Stated(entry["update_date"]),
            Size = Stated(entry["dataset_size"]),
            ImageCount = ImageCount(imageSets, findings),
            Organisms = SpeciesInText.Find(entry["title"]),
            ImagingMethods = ExperimentTypes.Read(entry),
            Authors = EntryAuthors.Read(entry),
            Publications = [.. EntryCitations.Read(entry["citation"], findings)],
            Funding = Grants(entry["grant_references"]),
            Components = imageSets,
            References = [.. EntryReferences.Read(entry, findings)],
            Attributes = [.. Attributes(entry)],
            Doi = Doi(accession, entry, findings),
            LandingPage = $"https://www.ebi.ac.uk/empiar/{accession}/",
            ThumbnailUrl = Icon(accession),
        };
        return new StatedRecords([record with { Trace = findings.Trace }], findings.Problems);
    }

    private static StatedText? Stated(JsonPlace place) => place.Text() is { } text ? new StatedText(text, place.Path) : null;

    private static long? ImageCount(IReadOnlyList<Component> imageSets, Findings findings)
    {
        if (imageSets.Count == 0 || imageSets.Any(set => set.ImageCount is null))
        {
            return null;
        }

        var sum = imageSets.Sum(set => (decimal)set.ImageCount!.Value);
        if (sum > long.MaxValue)
        {
            findings.Warn("count-unreadable", "The image sets count more images than can be; the number of images is left out.", "$.imagesets");
            return null;
        }

        var counts = string.Join(" + ", imageSets.Select(set => set.ImageCount!.Value.ToString(CultureInfo.InvariantCulture)));
        findings.Derive("ImageCount", counts, sum.ToString(CultureInfo.InvariantCulture), "empiar.sum-of-image-sets", "$.imagesets[*].num_images_or_tilt_series");
        return (long)sum;
    }

    private static string? Doi(string accession, JsonPlace entry, Findings findings)
    {
        if (entry["entry_doi"].Text() is { } stated)
        {
            return stated;
        }

        var doi = $"10.6019/{accession}";
        findings.Derive("Doi", accession, doi, "empiar.doi-of-accession", entry["entry_doi"].Path);
        return doi;
    }

    private static string? Icon(string accession) =>
        Numbered().Match(accession) is { Success: true } match
        && int.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= LastIcon
            ? $"https://www.ebi.ac.uk/pdbe/emdb-empiar/entryIcons/{number}-l.gif"
            : null;

    private static Grant[] Grants(JsonPlace grants) =>
        [.. from grant in grants.Each()
            let funder = grant["funding_body"].Text()
            where funder is not null
            select new Grant(funder, grant["code"].Text())];

    private static IEnumerable<KeyValue> Attributes(JsonPlace entry)
    {
        (string Name, string? Value)[] stated =
        [
            ("Experiment type", entry["experiment_type"].Text()),
            ("Scale", entry["scale"].Text()?.ToLowerInvariant()),
            ("Deposition date", entry["deposition_date"].Text()),
        ];
        return from attribute in stated
               where attribute.Value is not null
               select new KeyValue(attribute.Name, attribute.Value);
    }

    [GeneratedRegex(@"^EMPIAR-(?<number>\d{1,6})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbered();
}
