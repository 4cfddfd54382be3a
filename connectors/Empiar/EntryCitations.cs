using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Empiar;

/// <summary>The papers of an entry; a citation that is neither published nor has an identifier is a plan, not a paper.</summary>
internal static class EntryCitations
{
    /// <summary>The citations that are papers or preprints.</summary>
    public static IEnumerable<Publication> Read(JsonPlace citations, Findings findings)
    {
        foreach (var citation in citations.Each().Where(citation => citation.IsObject))
        {
            var publication = new Publication
            {
                Title = citation["title"].Text(),
                Authors = Names(citation["authors"]),
                Doi = citation["doi"].Text(),
                PubMedId = citation["pubmedid"].Text(),
                Journal = citation["journal"].Text() ?? citation["journal_abbreviation"].Text(),
                Year = Year(citation["year"], findings),
            };
            var published = string.Equals(citation["published"].Verbatim(), "true", StringComparison.OrdinalIgnoreCase);
            if (publication.Doi is not null || publication.PubMedId is not null || (published && publication.Title is not null))
            {
                yield return publication;
            }
        }
    }

    private static string? Names(JsonPlace authors)
    {
        var names = authors.Each().Select(author => (author["author"].Exists ? author["author"] : author)["name"].Text()).OfType<string>().ToList();
        return names.Count > 0 ? string.Join(", ", names) : null;
    }

    private static int? Year(JsonPlace place, Findings findings)
    {
        if (place.Count() is >= 1600 and <= 2200 and var year)
        {
            return (int)year;
        }

        if (place.Exists && place.Text() is { } text)
        {
            findings.Warn("year-unreadable", $"The citation's year '{PlainText.Shortened(text, 40)}' is no year; it is left out.", place.Path);
        }

        return null;
    }
}
