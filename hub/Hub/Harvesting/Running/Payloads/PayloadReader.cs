using Hub.Records;
using Hub.Store;
using Hub.Vocabularies;

namespace Hub.Harvesting;

/// <summary>Reads kept payloads: the connector's normalisation, the vocabularies, and the file lists. Asks no archive.</summary>
internal sealed class PayloadReader(IConnector connector, ArchiveDefinition archive, Mapping mapping, IBlobStore blobs)
{
    /// <summary>Reads one payload; whatever is wrong with it is a problem, never an exception.</summary>
    /// <param name="payload">The payload with its bytes.</param>
    /// <param name="fetchedAt">When its bytes came.</param>
    /// <param name="kept">What the source said before: it stands in for an accession that cannot be read now.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal async Task<MappedPayload> ReadAsync(Payload payload, DateTimeOffset fetchedAt, IReadOnlyList<SourceRecord> kept, CancellationToken cancellationToken)
    {
        try
        {
            var stated = await connector.NormaliseAsync(payload, archive, cancellationToken);
            var problems = stated.Problems.ToList();
            var records = new List<SourceRecord>(stated.Records.Count);
            foreach (var record in stated.Records)
            {
                var canonical = mapping.Canonicalise(record, archive, fetchedAt);
                problems.AddRange(canonical.Problems);
                if (!StoreText.IsStorable(canonical.Accession))
                {
                    problems.Add(new Problem(ProblemSeverity.Error, "accession-unusable", $"The accession '{StoreText.Storable(canonical.Accession)}' has a character that no database keeps; ask the archive."));
                    continue;
                }

                var before = kept.FirstOrDefault(source => source.Dataset.Accession == canonical.Accession);
                var now = canonical.Dataset is null ? before : await WithFilesAsync(payload, record, canonical, before, problems, cancellationToken);
                if (now is not null && records.TrueForAll(earlier => earlier.Dataset.Accession != canonical.Accession))
                {
                    records.Add(now);
                }
                else if (now is not null)
                {
                    problems.Add(new Problem(ProblemSeverity.Warning, "accession-twice", $"The payload has {canonical.Accession} twice; the first is kept. Ask the archive which is right."));
                }
            }

            return new MappedPayload(records, records.Count > 0 || problems.Count > 0 ? problems : [NothingRead]);
        }
        catch (Exception failure) when (Failures.IsOfOneRecord(failure))
        {
            return new MappedPayload([], [Failures.Describe(failure, connector)]);
        }
    }

    private static Problem NothingRead => new(ProblemSeverity.Error, "nothing-read", "The payload gave no record and no reason: the connector has a defect. Report it with the payload.");

    private async Task<SourceRecord> WithFilesAsync(
        Payload payload, StatedRecord record, CanonicalRecord canonical, SourceRecord? before, List<Problem> problems, CancellationToken cancellationToken) => new()
        {
            Archive = archive.Id,
            Key = payload.Key,
            Dataset = canonical.Dataset!,
            Rank = record.Rank,
            IsOwner = canonical.IsOwner,
            Files = await ReadFilesAsync(payload, record.Accession, before?.Files, problems, cancellationToken),
        };

    private async Task<FileListReference?> ReadFilesAsync(
        Payload payload, string accession, FileListReference? before, List<Problem> problems, CancellationToken cancellationToken)
    {
        try
        {
            return await FileList.WriteAsync(blobs, connector.ReadFilesAsync(payload, accession, archive, cancellationToken).Select(mapping.CanonicaliseFile), cancellationToken);
        }
        catch (ArchiveException malformed)
        {
            var meanwhile = before is null ? "The dataset is shown without its files" : "The files of the last good list are shown";
            problems.Add(new Problem(ProblemSeverity.Warning, "files-unreadable", $"{malformed.Message} {meanwhile} until the list can be read."));
            return before;
        }
    }
}
