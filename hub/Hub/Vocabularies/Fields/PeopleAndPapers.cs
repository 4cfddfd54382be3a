using Hub.Records;

namespace Hub.Vocabularies;

/// <summary>Authors, publications and grants of a record.</summary>
internal sealed class PeopleAndPapers(TextFields texts)
{
    public IReadOnlyList<Author> Authors(IReadOnlyList<Author> stated, Findings findings)
    {
        var kept = new List<Author>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < stated.Count; index++)
        {
            var field = $"{nameof(Dataset.Authors)}[{index}]";
            if (texts.Personal(stated[index].Name, $"{field}.{nameof(Author.Name)}", Limits.Name, findings) is not { } name)
            {
                findings.Warn("author-without-name", "An author without a name is left out; ask the archive to name every author.", field);
                continue;
            }

            var author = new Author(
                name,
                ValueFields.Identifier(stated[index].Orcid, $"{field}.{nameof(Author.Orcid)}", OrcidSpelling.Read, findings),
                texts.Personal(stated[index].Affiliation, $"{field}.{nameof(Author.Affiliation)}", Limits.Title, findings));
            if (seen.Add(author.Orcid is null ? author.Name + '\n' + author.Affiliation : author.Orcid))
            {
                kept.Add(author);
            }
        }

        return kept;
    }

    public IReadOnlyList<Publication> Publications(IReadOnlyList<Publication> stated, DateOnly today, Findings findings)
    {
        var kept = new List<Publication>();
        for (var index = 0; index < stated.Count; index++)
        {
            var paper = Paper(stated[index], $"{nameof(Dataset.Publications)}[{index}]", today, findings);
            if (paper != new Publication() && !kept.Exists(other => IsSame(other, paper)))
            {
                kept.Add(paper);
            }
        }

        return kept;
    }

    public IReadOnlyList<Grant> Funding(IReadOnlyList<Grant> stated, Findings findings)
    {
        const string Field = nameof(Dataset.Funding);
        return [.. stated
            .Select(grant => (Funder: texts.Line(grant.Funder, Field, Limits.Name, findings), Code: texts.Line(grant.Code, Field, Limits.Name, findings)))
            .Where(grant => grant.Funder is not null)
            .Select(grant => new Grant(grant.Funder!, grant.Code))
            .Distinct()];
    }

    private Publication Paper(Publication stated, string field, DateOnly today, Findings findings)
    {
        if (stated.Year is { } year && (year < 1600 || year > today.Year + 2))
        {
            findings.Traced(new Change($"{field}.{nameof(stated.Year)}", $"{year}", "", "year.refused"));
            findings.Warn("year-implausible", $"The year {year} of a publication is left out; ask the archive to correct it.", field);
            stated = stated with { Year = null };
        }

        return new Publication
        {
            Title = texts.Line(stated.Title, $"{field}.{nameof(stated.Title)}", Limits.Title, findings),
            Authors = texts.Line(stated.Authors, $"{field}.{nameof(stated.Authors)}", Limits.Value, findings),
            Journal = texts.Line(stated.Journal, $"{field}.{nameof(stated.Journal)}", Limits.Name, findings),
            Doi = ValueFields.Identifier(stated.Doi, $"{field}.{nameof(stated.Doi)}", PublicationIdSpelling.Doi, findings),
            PubMedId = ValueFields.Identifier(stated.PubMedId, $"{field}.{nameof(stated.PubMedId)}", PublicationIdSpelling.PubMed, findings),
            PmcId = ValueFields.Identifier(stated.PmcId, $"{field}.{nameof(stated.PmcId)}", PublicationIdSpelling.Pmc, findings),
            Year = stated.Year,
        };
    }

    private static bool IsSame(Publication one, Publication other) =>
        one == other || (one.Doi is not null && one.Doi == other.Doi) || (one.PubMedId is not null && one.PubMedId == other.PubMedId);
}
