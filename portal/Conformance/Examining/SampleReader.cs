using Hub.Records;
using Hub.Vocabularies;

namespace Hub.Portal.Conformance;

/// <summary>Fetches and reads a sample.</summary>
/// <param name="visit">The visit.</param>
/// <param name="canonicaliser">Makes records canonical.</param>
/// <param name="time">The clock.</param>
internal sealed class SampleReader(Visit visit, Canonicaliser canonicaliser, TimeProvider time)
{
    /// <summary>Reads records spread evenly over a listing.</summary>
    public async Task<IReadOnlyList<SampleSeen>> ReadAsync(ListingSeen listing, CancellationToken cancellationToken)
    {
        var keys = listing.Records.DistinctBy(record => record.Key).ToList();
        var count = Math.Min(visit.Options.Sample, keys.Count);
        var samples = new List<SampleSeen>(count);
        for (var at = 0; at < count; at++)
        {
            samples.Add(await ReadAsync(keys[(int)((long)at * keys.Count / count)], cancellationToken));
        }

        return samples;
    }

    private async Task<SampleSeen> ReadAsync(ListedRecord listed, CancellationToken cancellationToken)
    {
        var sample = new SampleSeen { Listed = listed };
        try
        {
            var payload = listed.Payload ?? await visit.Connector.FetchAsync(listed, visit.Archive, visit.Client, cancellationToken);
            var stated = await visit.Connector.NormaliseAsync(payload, visit.Archive, cancellationToken);
            var parts = new List<PartSeen>();
            foreach (var part in payload.Parts)
            {
                parts.Add(await PartSeen.ReadAsync(part, cancellationToken));
            }

            return sample with
            {
                Payload = payload,
                Stated = stated,
                StatedAgain = listed.Payload is null ? await AgainAsync(listed, cancellationToken) : stated,
                Canonical = [.. stated.Records.Select(record => canonicaliser.Canonicalise(record, visit.Archive, time.GetUtcNow()))],
                Parts = parts,
            };
        }
        catch (ArchiveException failure) when (failure.Failure != ArchiveFailure.Definition)
        {
            return sample with { Failure = failure };
        }
    }

    private async Task<StatedRecords?> AgainAsync(ListedRecord listed, CancellationToken cancellationToken)
    {
        try
        {
            return await visit.Connector.NormaliseAsync(await visit.Connector.FetchAsync(listed, visit.Archive, visit.Client, cancellationToken), visit.Archive, cancellationToken);
        }
        catch (ArchiveException)
        {
            return null;
        }
    }
}
