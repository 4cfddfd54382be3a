using Hub.Records;
using Hub.Vocabularies;

namespace Hub.Portal.Registering;

/// <summary>One visit to an archive for a sample of its records.</summary>
internal sealed class SampleVisit(ArchiveDefinition archive, IConnector connector, IArchiveClient client, Canonicaliser canonicaliser, TimeProvider time)
{
    /// <summary>The records read so far.</summary>
    public List<DryRunRecord> Read { get; } = [];

    /// <summary>The datasets made of them.</summary>
    public List<Dataset> Datasets { get; } = [];

    /// <summary>Lists up to a number of records.</summary>
    public async Task<(List<ListedRecord> Records, bool IsWhole, string? Failure)> ListAsync(int most, CancellationToken cancellationToken)
    {
        var records = new List<ListedRecord>();
        try
        {
            await foreach (var record in connector.ListAsync(archive, client, cancellationToken))
            {
                records.Add(record);
                if (records.Count == most)
                {
                    return (records, false, null);
                }
            }

            return (records, true, null);
        }
        catch (ArchiveException broken)
        {
            return (records, false, broken.Message);
        }
    }

    /// <summary>Fetches and reads records spread evenly over a listing.</summary>
    public async Task ReadAsync(IReadOnlyList<ListedRecord> listed, int sample, CancellationToken cancellationToken)
    {
        var count = Math.Min(sample, listed.Count);
        for (var at = 0; at < count; at++)
        {
            Read.Add(await ReadAsync(listed[(int)((long)at * listed.Count / count)], cancellationToken));
        }
    }

    private async Task<DryRunRecord> ReadAsync(ListedRecord listed, CancellationToken cancellationToken)
    {
        try
        {
            var payload = listed.Payload ?? await connector.FetchAsync(listed, archive, client, cancellationToken);
            var stated = await connector.NormaliseAsync(payload, archive, cancellationToken);
            var canonical = stated.Records.Select(record => canonicaliser.Canonicalise(record, archive, time.GetUtcNow())).ToList();
            var datasets = canonical.Select(record => record.Dataset).OfType<Dataset>().ToList();
            Datasets.AddRange(datasets);
            return new DryRunRecord
            {
                Key = listed.Key,
                Source = payload.Parts.Count > 0 ? payload.Parts[0].Source : null,
                Payload = payload.Parts.Count > 0 ? await PayloadBeginning.ReadAsync(payload.Parts[0], cancellationToken) : "",
                PayloadBytes = payload.Parts.Sum(part => part.Content.Length),
                Datasets = datasets.ToDictionary(dataset => dataset.Accession, FieldCoverage.Said, StringComparer.Ordinal),
                Trace = [.. datasets.SelectMany(dataset => dataset.Trace)],
                Problems = [.. stated.Problems, .. canonical.SelectMany(record => record.Problems)],
            };
        }
        catch (ArchiveException failure)
        {
            return new DryRunRecord { Key = listed.Key, Failure = failure.Message };
        }
    }
}
