using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

using Hub.Connectors.Reading;
using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.Ssbd;

/// <summary>
/// Pages for people, for numbers that no crate describes. Only asked where the option <c>pages</c> is <c>true</c>: it takes a
/// request for every gap in the numbers, and the current site fills most of its pages by script.
/// </summary>
internal static partial class ProjectPages
{
    private const int Rank = 60;

    /// <summary>Streams the gaps that have a page with something on it.</summary>
    public static async IAsyncEnumerable<ListedRecord> ListAsync(
        ArchiveDefinition archive, IArchiveClient client, IReadOnlySet<int> known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!archive.Options.GetValueOrDefault("pages", "false").Equals("true", StringComparison.OrdinalIgnoreCase) || known.Count == 0)
        {
            yield break;
        }

        foreach (var number in Enumerable.Range(1, known.Max()).Where(number => !known.Contains(number)))
        {
            var address = archive.Address("pages", string.Create(CultureInfo.InvariantCulture, $"repository/{number}/"));
            var response = await client.SendAsync(new ArchiveRequest(address) { Accept = "text/html", Expected = [404] }, cancellationToken);
            var part = response.AsPart(SsbdKeys.PagePart);
            if (response.Status != 404 && LabelledValues.Of(await part.ReadTextAsync(cancellationToken)).Count > 0)
            {
                var key = string.Create(CultureInfo.InvariantCulture, $"{SsbdKeys.Page}{number:D6}");
                yield return new ListedRecord(key) { Payload = new Payload(key, [part]) };
            }
        }
    }

    /// <summary>Reads a page's labels and values.</summary>
    public static async Task<StatedRecords> NormaliseAsync(Payload payload, CancellationToken cancellationToken)
    {
        if (payload.Part(SsbdKeys.PagePart) is not { } part || SsbdNumber.Of(payload.Key[SsbdKeys.Page.Length..]) is not { } number)
        {
            return StatedRecords.Unreadable("page-missing", $"The payload {payload.Key} has no part {SsbdKeys.PagePart}, or its key no number; list SSBD again.");
        }

        var values = LabelledValues.Of(await part.ReadTextAsync(cancellationToken));
        if (First(values, "Title", "Project title", "Name") is not { } title)
        {
            return StatedRecords.Unreadable("title-missing", $"The page of number {number} has no value labelled Title; its form has changed, or it is filled by script.", SsbdKeys.PagePart);
        }

        return new StatedRecords([Record(number, title.Value, values, part.Source)], []);
    }

    private static StatedRecord Record(int number, string title, IReadOnlyList<KeyValue> values, Uri? source)
    {
        var paper = CratePublications.Read(null, [.. values.Where(value => IsPaper(value.Name)).SelectMany(value => new[] { value.Value, value.Url ?? "" })], null);
        return new StatedRecord
        {
            Accession = SsbdNumber.Accession(number),
            Rank = Rank,
            Title = title.ReplaceLineEndings(" "),
            Description = First(values, "Description", "Summary")?.Value,
            ReleaseDate = First(values, "Release date", "Release", "Released", "Date published") is { } date ? new StatedText(date.Value, date.Name) : null,
            Licence = First(values, "License", "Licence") is { } licence ? new StatedTerm(licence.Url, Licence().Replace(licence.Value, ""), Where: licence.Name) : null,
            Organisms = [.. Split(First(values, "Organism", "Organisms", "Species")).Select(name => new StatedTerm(null, name, Where: "Organism"))],
            ImagingMethods = [.. Split(First(values, "Imaging methods", "Imaging method", "Biological imaging method")).Select(name => new StatedTerm(null, name, Where: "Imaging method"))],
            Authors = [.. Split(First(values, "Contributor", "Contributors", "Author", "Authors")).Select(name => new Author(name))],
            Publications = paper is null ? [] : [paper],
            Attributes = [.. values.Where(value => value.Name.ToUpperInvariant() is "DATATYPE" or "LOCAL ID" or "BASEDON" or "GENE" or "STRAIN" or "CELL LINE" or "SUMMARY OF METHODS" or "DATA SIZE" or "BDML ID")],
            LandingPage = source?.AbsoluteUri,
        };
    }

    private static KeyValue? First(IReadOnlyList<KeyValue> values, params IEnumerable<string> labels) =>
        labels.Select(label => values.FirstOrDefault(value => value.Name.Equals(label, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(value => value is not null);

    private static bool IsPaper(string label) =>
        label.Contains("PubMed", StringComparison.OrdinalIgnoreCase) || label.Contains("DOI", StringComparison.Ordinal) || label.Contains("Paper", StringComparison.OrdinalIgnoreCase);

    private static string[] Split(KeyValue? list) => list?.Value.Split([",", ";", " / ", "\n"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    [GeneratedRegex("\\s+licen[sc]e$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Licence();
}
