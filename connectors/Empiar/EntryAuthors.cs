using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Empiar;

/// <summary>The authors of an entry, with the institutions that its correspondents state. E-mail, telephone and street are never read.</summary>
internal static class EntryAuthors
{
    /// <summary>The authors in order; where the entry lists none, its correspondents.</summary>
    public static IReadOnlyList<Author> Read(JsonPlace entry)
    {
        var correspondents = entry["corresponding_author"].Each().Concat(entry["principal_investigator"].Each())
            .Select(Unwrapped).Select(person => Correspondent(person)).OfType<Author>()
            .DistinctBy(person => person.Orcid ?? person.Name).ToList();
        var authors = entry["authors"].Each().Select(Unwrapped)
            .Select(author => author["name"].Text() is { } name ? new Author(name, author["author_orcid"].Text()) : null)
            .OfType<Author>().Distinct().ToList();
        return authors.Count == 0 ? correspondents : [.. authors.Select(author => author with { Affiliation = Affiliation(author, correspondents) })];
    }

    // Lists of authors wrap each in {"author": …}; citations and principal investigators mostly do not.
    private static JsonPlace Unwrapped(JsonPlace person) => person["author"].Exists ? person["author"] : person;

    private static Author? Correspondent(JsonPlace person)
    {
        var names = new[] { person["first_name"].Text(), person["middle_name"].Text(), person["last_name"].Text() }.OfType<string>().ToList();
        var name = names.Count > 0 ? string.Join(' ', names) : person["name"].Text();
        return name is null ? null : new Author(name, person["author_orcid"].Text(), person["organization"].Text());
    }

    private static string? Affiliation(Author author, List<Author> correspondents) =>
        author.Orcid is null ? null : correspondents.Find(person => person.Orcid == author.Orcid)?.Affiliation;
}
