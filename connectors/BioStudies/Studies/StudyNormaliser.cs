using System.Globalization;

using Hub.Connectors.BioStudies.Files;
using Hub.Connectors.BioStudies.PageTab;
using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.BioStudies.Studies;

/// <summary>What one page-tab study states.</summary>
internal static class StudyNormaliser
{
    /// <summary>The record, with the counts of its files.</summary>
    public static async Task<StatedRecords> ReadAsync(Payload payload, PageTabStudy study, JsonPlace info, ArchiveDefinition archive, CancellationToken cancellationToken)
    {
        var accession = study.Accno ?? payload.Key;
        if (study.First("Title") is not { } title)
        {
            return StatedRecords.Unreadable("title-missing", $"The study {accession} has no title, neither on the envelope nor in its section; ask the archive to complete it.");
        }

        var findings = new Findings();
        var components = StudyComponent.Of(study);
        var tally = await FileCounts.TallyAsync(payload, study, components, info, findings, cancellationToken);
        var record = new StatedRecord
        {
            Accession = accession,
            Rank = accession.StartsWith("EMPIAR-", StringComparison.OrdinalIgnoreCase) ? 50 : 100,
            Title = title,
            Description = StudyTexts.Description(study),
            ReleaseDate = StudyDates.Released(study),
            UpdateDate = StudyDates.Modified(info, findings),
            Licence = StudyTexts.Licence(study),
            Size = Size(tally),
            FileCount = tally?.Files,
            Organisms = StudyOrganisms.Read(study),
            ImagingMethods = StudyMethods.Read(study),
            Keywords = StudyTexts.Keywords(study),
            Authors = StudyAuthors.Read(study),
            Publications = [.. StudyPublications.Read(study, findings)],
            Funding = StudyTexts.Grants(study),
            Components = [.. components.Select(component => StudyComponents.Describe(component, tally))],
            References = [.. StudyReferences.Read(study, findings)],
            Attributes = [.. StudyAttributes.Read(study)],
            Doi = study.Envelope.First("DOI"),
            LandingPage = StudyTexts.LandingPage(archive, accession),
        };
        return new StatedRecords([record with { Trace = findings.Trace }], findings.Problems);
    }

    private static StatedText? Size(FileTally? tally) =>
        tally is { Files: > 0, Bytes: { } bytes } ? new StatedText(bytes.ToString(CultureInfo.InvariantCulture)) : null;
}
