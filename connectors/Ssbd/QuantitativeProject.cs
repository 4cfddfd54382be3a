using System.Text.RegularExpressions;

using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.Ssbd;

/// <summary>What the quantitative data sets of one number say together.</summary>
internal static partial class QuantitativeProject
{
    private const int Rank = 20;

    /// <summary>States a project of its data sets.</summary>
    public static StatedRecord Record(int number, IReadOnlyList<RestRow> rows)
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

    [GeneratedRegex("^BDML file for (?:quantitative information about )?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex BdmlFile();

    [GeneratedRegex("(?<=\\.),?\\s+and\\s+|(?<=\\.),\\s*(?:and\\s+)?", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex AfterInitials();
}
