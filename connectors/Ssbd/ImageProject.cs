using System.Text.RegularExpressions;

using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.Ssbd;

/// <summary>What the table of images says of a project, which is the same in all its rows.</summary>
internal static partial class ImageProject
{
    private const int Rank = 40;

    /// <summary>States a project of its first row.</summary>
    public static StatedRecord Record(int number, ImageRow row, int images)
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

    private static string[] Split(string? list) => list?.Split(" / ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    [GeneratedRegex("^(?<authors>.{1,3000}?) \\((?<year>\\d{4})\\) (?<title>.{10,600}?)(?:\\.,|\\.?$)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex PaperForm();
}
