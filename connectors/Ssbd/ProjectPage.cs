using System.Text.RegularExpressions;

using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.Ssbd;

/// <summary>What the labels and values of a page say of its project.</summary>
internal static partial class ProjectPage
{
    private const int Rank = 60;

    /// <summary>States a project of its page; null where the page has no title.</summary>
    public static StatedRecord? Record(int number, IReadOnlyList<KeyValue> values, Uri? source)
    {
        if (First(values, "Title", "Project title", "Name") is not { } title)
        {
            return null;
        }

        var paper = CratePublications.Read(null, [.. values.Where(value => IsPaper(value.Name)).SelectMany(value => new[] { value.Value, value.Url ?? "" })], null);
        return new StatedRecord
        {
            Accession = SsbdNumber.Accession(number),
            Rank = Rank,
            Title = title.Value.ReplaceLineEndings(" "),
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
