using System.Xml.XPath;

using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.OaiPmh;

/// <summary>Unqualified Dublin Core: fifteen elements, each any number of times.</summary>
internal sealed class DublinCore(XPathNavigator root) : Metadata(root)
{
    protected override IEnumerable<string> Identifiers() => Texts("identifier");

    protected override StatedRecord State(string accession, string title) => new()
    {
        Accession = accession,
        Title = title.ReplaceLineEndings(" "),
        Description = string.Join('\n', Texts("description")) is { Length: > 0 } text ? text : null,
        // Several dates are, in most repositories, deposition, publication and change: the first is the oldest habit.
        ReleaseDate = Texts("date").Order(StringComparer.Ordinal).FirstOrDefault() is { } date ? new StatedText(date, "dc:date") : null,
        Licence = Licence(Texts("rights")),
        Keywords = [.. Texts("subject").Distinct(StringComparer.Ordinal)],
        Authors = [.. Texts("creator").Distinct(StringComparer.Ordinal).Select(name => new Author(Turned(name)))],
        References = [.. Texts("relation").Concat(Texts("source")).Distinct(StringComparer.Ordinal).Where(target => target != accession).Select(target => new Reference(target, "References", "dc:relation"))],
        Attributes = [.. Texts("publisher").Distinct(StringComparer.Ordinal).Select(name => new KeyValue("Publisher", name))],
        Doi = Texts("identifier").FirstOrDefault(IsDoi),
        LandingPage = Texts("identifier").FirstOrDefault(CrateNames.IsAddress),
    };

    private static bool IsDoi(string text) => text.StartsWith("10.", StringComparison.Ordinal) || text.Contains("doi.org/10.", StringComparison.OrdinalIgnoreCase) || text.StartsWith("doi:10.", StringComparison.OrdinalIgnoreCase);

    // "Lovelace, Ada" is Ada Lovelace; three parts are an institution or a list, and stay.
    private static string Turned(string name) => name.Split(',', StringSplitOptions.TrimEntries) is [var family, var given] ? $"{given} {family}" : name;
}
