using System.Text.RegularExpressions;

using Hub.Connectors.Idr.Sources;
using Hub.Connectors.Idr.StudyFiles;
using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Idr.Stating;

/// <summary>
/// Authors are those of the first paper; the persons of the study file are its submitters, who lend their ORCID and address to
/// the author of the same name. E-mail addresses are never taken over.
/// </summary>
internal static partial class People
{
    /// <summary>The authors in order; where no paper names any, the submitters.</summary>
    public static IReadOnlyList<Author> Authors(StudySources sources)
    {
        var submitters = Submitters(sources.Text.Study);
        var names = sources.Text.Study.Cells("Study Author List").First ?? sources.Annotated("Publication Authors").FirstOrDefault()?.Value;
        return names is null
            ? [.. submitters.Select(person => new Author(person.FullName, person.Orcid, person.Address))]
            : [.. Names(names).Select(name => submitters.FirstOrDefault(person => person.IsNamed(name)) is { } person ? new Author(name, person.Orcid, person.Address) : new Author(name))];
    }

    /// <summary>The submitters as attributes, each with the address of the ORCID record.</summary>
    public static IEnumerable<KeyValue> SubmitterAttributes(StudySources sources) => Submitters(sources.Text.Study)
        .Select(person => new KeyValue("Submitter", person.FullName, person.Orcid is null ? null : $"https://orcid.org/{person.Orcid}"));

    private static IEnumerable<string> Names(string list) => list
        .ReplaceLineEndings(" ")
        .Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(name => name.StartsWith("and ", StringComparison.Ordinal) ? name[4..] : name)
        .Select(name => name.TrimEnd('.'))
        .Where(name => name.Length > 0)
        .Distinct(StringComparer.Ordinal);

    private static List<Submitter> Submitters(StudyBlock study)
    {
        var family = study.Cells("Study Person Last Name");
        var given = study.Cells("Study Person First Name");
        var orcids = study.Cells("Study Person ORCID");
        var address = study.Cells("Study Person Address");
        return [.. Enumerable.Range(0, Math.Max(family.Cells.Count, given.Cells.Count))
            .Select(column => new Submitter(given.Cell(column).ReplaceLineEndings(" "), family.Cell(column).ReplaceLineEndings(" "), WithoutMail(address.Cell(column)))
            {
                Column = column,
            })
            .Where(person => person.FullName.Length > 0)
            .Select(person => person with { Orcid = OrcidOf(person, orcids) })];
    }

    // "0000-0002-7656-4086 (Robert Brewster)" is Robert Brewster's in whatever column it stands.
    private static string? OrcidOf(Submitter person, StudyRow orcids)
    {
        var named = orcids.Cells.Where(cell => cell.Contains('(', StringComparison.Ordinal)).ToList();
        var cell = named.Find(candidate => person.IsMeantBy(candidate[candidate.IndexOf('(', StringComparison.Ordinal)..])) ?? orcids.Cell(person.Column);
        var isOthers = named.Contains(cell) && !person.IsMeantBy(cell);
        return !isOthers && Orcid().Match(cell) is { Success: true } match ? match.Value.ToUpperInvariant() : null;
    }

    private static string? WithoutMail(string address)
    {
        var plain = address.Replace(PlainText.Withheld, "", StringComparison.Ordinal).ReplaceLineEndings(" ").Trim(' ', ',', ';');
        return plain.Length == 0 ? null : plain;
    }

    [GeneratedRegex(@"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Orcid();

    private sealed record Submitter(string Given, string Family, string? Address)
    {
        public int Column { get; init; }

        public string? Orcid { get; init; }

        public string FullName => $"{Given} {Family}".Trim();

        public bool IsMeantBy(string text) =>
            (Family.Length > 0 && text.Contains(Family, StringComparison.OrdinalIgnoreCase)) || (Given.Length > 0 && text.Contains(Given, StringComparison.OrdinalIgnoreCase));

        // Papers write "Carazo Salas RE".
        public bool IsNamed(string author) =>
            Family.Length > 0 && Given.Length > 0
            && author.StartsWith(Family + ' ', StringComparison.OrdinalIgnoreCase)
            && author.AsSpan(Family.Length + 1).TrimStart().StartsWith(Given.AsSpan(0, 1), StringComparison.OrdinalIgnoreCase);
    }
}
