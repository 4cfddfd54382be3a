using System.Globalization;

using Hub.Connectors.Declarative.Places;
using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Declarative.Stating;

/// <summary>States a record as its declaration maps it.</summary>
/// <param name="map">The mapping.</param>
/// <param name="record">The record's place.</param>
/// <param name="source">Where its document came from.</param>
/// <param name="findings">Takes what was derived.</param>
internal sealed class DeclaredRecord(MapDeclaration map, Place record, Uri? source, Findings findings)
{
    /// <summary>The accession; null where the declared place has none.</summary>
    /// <param name="key">The key of the listing, for a mapping that names no place.</param>
    public string? Accession(string key) => map.Accession is null ? PlainText.Of(key) : One("Accession", map.Accession)?.Text;

    /// <summary>The title; null where there is none.</summary>
    public string? Title() => One("Title", map.Title)?.Text;

    /// <summary>The whole record.</summary>
    public StatedRecord State(string accession, string title) => new()
    {
        Accession = accession,
        Title = title,
        Description = string.Join('\n', Texts("Description", map.Description)) is { Length: > 0 } paragraphs ? paragraphs : null,
        Aliases = Texts("Aliases", map.Aliases),
        ReleaseDate = One("ReleaseDate", map.Released),
        UpdateDate = One("UpdateDate", map.Updated),
        Licence = One("Licence", map.Licence) is { } licence ? Licence(licence) : null,
        Size = One("SizeBytes", map.Size),
        FileCount = Count("FileCount", map.FileCount),
        ImageCount = Count("ImageCount", map.ImageCount),
        Organisms = [.. Terms("Organisms", map.Organisms)],
        ImagingMethods = [.. Terms("ImagingMethods", map.Methods)],
        StudyTypes = [.. Terms("StudyType", map.StudyTypes)],
        Keywords = Texts("Keywords", map.Keywords),
        Authors = [.. Authors()],
        Publications = [.. Publications()],
        Funding = [.. Funding()],
        References = [.. References(accession)],
        Attributes = [.. map.Attributes.SelectMany(named => Texts(named.Called, named.Value).Select(value => new KeyValue(named.Called, value)))],
        Doi = One("Doi", map.Doi)?.Text,
        LandingPage = One("LandingPage", map.LandingPage)?.Text,
        ThumbnailUrl = One("ThumbnailUrl", map.Thumbnail)?.Text,
        Trace = findings.Trace,
    };

    private StatedText? One(string field, ValueDeclaration? value) => One(record, field, value);

    private StatedText? One(Place place, string field, ValueDeclaration? value)
    {
        var (text, written, where) = Values.All(place, value, source).FirstOrDefault();
        if (text is null)
        {
            return null;
        }

        Trace(field, value!, text, written, where);
        return new StatedText(text, where);
    }

    private List<string> Texts(string field, ValueDeclaration? value)
    {
        var texts = new List<string>();
        foreach (var (text, written, where) in Values.All(record, value, source))
        {
            Trace(field, value!, text, written, where);
            texts.Add(text);
        }

        return texts;
    }

    // What a transform made is derived; what merely lost white space is not.
    private void Trace(string field, ValueDeclaration value, string text, string written, string where)
    {
        if (value.Is is not null || (value.Apply.Count > 0 && text != written.Trim()))
        {
            var rule = value.Is is not null ? "declared.constant" : "declared." + string.Join('+', value.Apply.Select(step => step.Name));
            findings.Derive(field, PlainText.Of(written) ?? "", text, rule, where);
        }
    }

    private IEnumerable<StatedTerm> Terms(string field, TermDeclaration? terms)
    {
        if (terms is null)
        {
            yield break;
        }

        foreach (var place in record.Select(terms.Each))
        {
            var id = One(place, field, terms.Id);
            // Several words in one place are several terms, unless an id says that they are one.
            var labels = Values.All(place, terms.Label, source).ToList();
            if (id is not null)
            {
                yield return new StatedTerm(id.Text, labels.FirstOrDefault().Text, Where: id.Where);
                continue;
            }

            foreach (var (text, written, where) in labels)
            {
                Trace(field, terms.Label!, text, written, where);
                yield return new StatedTerm(null, text, Where: where);
            }
        }
    }

    private IEnumerable<Author> Authors() =>
        from declared in Declared(map.Authors)
        from place in record.Select(declared.Each)
        let name = Values.First(place, declared.Name, source)
        where name is not null
        select new Author(name.ReplaceLineEndings(" "), Values.First(place, declared.Orcid, source), Values.First(place, declared.Affiliation, source));

    private IEnumerable<Publication> Publications() =>
        from declared in Declared(map.Publications)
        from place in record.Select(declared.Each)
        let paper = new Publication
        {
            Title = Values.First(place, declared.Title, source),
            Doi = Values.First(place, declared.Doi, source),
            PubMedId = Values.First(place, declared.PubMedId, source),
            Journal = Values.First(place, declared.Journal, source),
            Year = Year(Values.First(place, declared.Year, source)),
        }
        where (paper.Title ?? paper.Doi ?? paper.PubMedId) is not null
        select paper;

    private IEnumerable<Grant> Funding() =>
        from declared in Declared(map.Funding)
        from place in record.Select(declared.Each)
        let funder = Values.First(place, declared.Funder, source)
        where funder is not null
        select new Grant(funder, Values.First(place, declared.Code, source));

    private IEnumerable<Reference> References(string accession) =>
        from declared in Declared(map.References)
        from place in record.Select(declared.Each)
        from target in Values.All(place, declared.Target, source)
        where !target.Text.Equals(accession, StringComparison.OrdinalIgnoreCase)
        select new Reference(target.Text, declared.Relation, target.Where);

    private static IEnumerable<T> Declared<T>(T? declared) where T : class => declared is null ? [] : [declared];

    private long? Count(string field, ValueDeclaration? value)
    {
        if (One(field, value) is not { } stated)
        {
            return null;
        }

        if (long.TryParse(stated.Text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var count) && count >= 0)
        {
            return count;
        }

        findings.Warn("count-unreadable", $"{field} '{PlainText.Shortened(stated.Text, 60)}' is no whole number and is left out; correct its path or ask the archive.", stated.Where);
        return null;
    }

    private static StatedTerm Licence(StatedText licence) =>
        Uri.TryCreate(licence.Text, UriKind.Absolute, out _) ? new StatedTerm(licence.Text, null, Where: licence.Where) : new StatedTerm(null, licence.Text, Where: licence.Where);

    private static int? Year(string? date) =>
        date is { Length: >= 4 } && int.TryParse(date.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
}
