using System.Text.RegularExpressions;

using Hub.Records;

namespace Hub.Connectors.Reading.Crates;

/// <summary>Authors of a crate, without their e-mail addresses.</summary>
public static partial class CratePeople
{
    /// <summary>The named authors in order, each once.</summary>
    /// <param name="root">The root data set.</param>
    public static IEnumerable<Author> Of(CrateEntity root) => root.Links("author").Select(Read).OfType<Author>().Distinct();

    private static Author? Read(CrateEntity person)
    {
        var name = person.Name ?? CrateText.Tidy($"{person.Text("givenName")} {person.Text("familyName")}");
        return name is null ? null : new Author(name.ReplaceLineEndings(" "), Orcid(person), Affiliation(person));
    }

    private static string? Orcid(CrateEntity person) =>
        new[] { person.Id }.Concat(person.Texts("identifier")).Select(text => OrcidDigits().Match(text)).FirstOrDefault(match => match.Success)?.Value.ToUpperInvariant();

    private static string? Affiliation(CrateEntity person)
    {
        var names = person.Links("affiliation").Select(organisation => organisation.Name).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return names.Count > 0 ? string.Join("; ", names) : Organisation(person.Text("description")) ?? person.Text("address");
    }

    // SSBD writes "Organization: RIKEN; Department: …; Laboratory: …" where it has no affiliation entity.
    private static string? Organisation(string? description) =>
        description?.Split(';', StringSplitOptions.TrimEntries)
            .Where(part => part.StartsWith("Organization:", StringComparison.Ordinal))
            .Select(part => CrateText.Tidy(part["Organization:".Length..]))
            .FirstOrDefault();

    [GeneratedRegex("\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dX]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex OrcidDigits();
}
