using Hub.Records;

namespace Hub.Vocabularies;

/// <summary>
/// Turns what a source states into the hub's canonical terms: a pure function, without I/O and without exceptions for bad
/// content. Every value that was changed, derived, inferred or left out is in the trace.
/// </summary>
public sealed class Canonicaliser
{
    private readonly Ownership ownership;
    private readonly TermFields terms;
    private readonly LicenceCanonicaliser licences;
    private readonly TextFields texts;
    private readonly PeopleAndPapers people;
    private readonly PartsAndFacts parts;

    /// <summary>Prepares the tables; one canonicaliser serves any number of threads.</summary>
    /// <param name="vocabularies">The vocabularies as configured.</param>
    /// <param name="archives">All archives, to tell who owns an accession.</param>
    /// <exception cref="ArchiveException">An archive's pattern of accessions is no regular expression.</exception>
    public Canonicaliser(VocabularySet vocabularies, IEnumerable<ArchiveDefinition> archives)
    {
        var text = new PlainText(vocabularies.Letters);
        ownership = new Ownership(archives);
        terms = new TermFields(vocabularies, text);
        licences = new LicenceCanonicaliser(vocabularies.Licences, text);
        texts = new TextFields(text);
        people = new PeopleAndPapers(texts);
        parts = new PartsAndFacts(texts);
    }

    /// <summary>The canonical record of a stated one.</summary>
    /// <param name="record">What a connector read.</param>
    /// <param name="archive">The archive that reported it.</param>
    /// <param name="harvestedAt">When its payload was fetched.</param>
    public CanonicalRecord Canonicalise(StatedRecord record, ArchiveDefinition archive, DateTimeOffset harvestedAt)
    {
        var findings = new Findings();
        foreach (var entry in record.Trace)
        {
            findings.Kept(entry);
        }

        var accession = record.Accession.Trim();
        var owner = ownership.OwnerOf(accession);
        var title = texts.Line(record.Title, nameof(Dataset.Title), Limits.Title, findings);
        Dataset? dataset = null;
        if (accession.Length is 0 or > Limits.Name)
        {
            findings.Fail("accession-missing", "The record has no usable accession, so it is left out; ask the archive for one.", nameof(Dataset.Accession));
        }
        else if (archive.IsRegistered && owner != archive.Id)
        {
            findings.Fail("accession-foreign", $"{accession} is none of the accessions that {archive.Name} registered ({archive.OwnsAccessions}), so it is left out; name other archives' accessions as references.", nameof(Dataset.Accession));
        }
        else if (title is null)
        {
            findings.Fail("title-missing", $"{accession} has no title, so it is left out; ask the archive for one.", nameof(Dataset.Title));
        }
        else
        {
            dataset = Filled(new Dataset { Accession = accession, Archive = owner ?? archive.Id, Title = title, HarvestedAt = harvestedAt }, record, archive, findings);
        }

        return new CanonicalRecord
        {
            Accession = accession,
            Dataset = dataset is null ? null : dataset with { Trace = findings.Trace },
            Problems = findings.Problems,
            ReportedBy = archive.Id,
            IsOwner = owner is null || owner == archive.Id,
            Rank = record.Rank,
        };
    }

    private Dataset Filled(Dataset dataset, StatedRecord record, ArchiveDefinition archive, Findings findings)
    {
        var today = DateOnly.FromDateTime(dataset.HarvestedAt.UtcDateTime);
        var (bytes, isApproximate) = ValueFields.Size(record.Size, findings);
        return terms.Fill(dataset, record, findings) with
        {
            Description = texts.Paragraphs(record.Description, nameof(Dataset.Description), Limits.Description, findings),
            ReleaseDate = ValueFields.Date(record.ReleaseDate, nameof(Dataset.ReleaseDate), today, findings),
            UpdateDate = ValueFields.Date(record.UpdateDate, nameof(Dataset.UpdateDate), today, findings),
            Licence = licences.Canonicalise(record.Licence, archive, findings),
            SizeBytes = bytes,
            SizeIsApproximate = isApproximate,
            FileCount = ValueFields.Count(record.FileCount, nameof(Dataset.FileCount), findings),
            ImageCount = ValueFields.Count(record.ImageCount, nameof(Dataset.ImageCount), findings),
            Keywords = texts.Lines(record.Keywords, nameof(Dataset.Keywords), Limits.Name, findings),
            Authors = people.Authors(record.Authors, findings),
            Publications = people.Publications(record.Publications, today, findings),
            Funding = people.Funding(record.Funding, findings),
            Components = parts.Components(record.Components, findings),
            References = parts.References(record.References, findings),
            Attributes = parts.Attributes(record.Attributes, nameof(Dataset.Attributes), findings),
            Aliases = [.. texts.Lines(record.Aliases, nameof(Dataset.Aliases), Limits.Name, findings).Where(alias => alias != dataset.Accession)],
            Doi = ValueFields.Identifier(record.Doi, nameof(Dataset.Doi), PublicationIdSpelling.Doi, findings),
            LandingPage = TextFields.Address(record.LandingPage, nameof(Dataset.LandingPage), findings),
            ThumbnailUrl = TextFields.Address(record.ThumbnailUrl, nameof(Dataset.ThumbnailUrl), findings),
        };
    }
}
