using System.Security.Cryptography;

namespace Hub.Store;

/// <summary>Merges or buries the datasets of the accessions that a batch touched.</summary>
internal sealed class SqlDatasetWriter(SqlSession session, MergeSources merge, long now)
{
    private static readonly SqlTable<DatasetRow> Datasets = new(
        "datasets",
        [
            SqlColumn<DatasetRow>.OfText("accession", row => row.Accession),
            SqlColumn<DatasetRow>.OfText("archive", row => row.Archive),
            SqlColumn<DatasetRow>.OfBytes("json", row => row.Json),
            SqlColumn<DatasetRow>.OfText("digest", row => row.Digest),
            SqlColumn<DatasetRow>.OfText("files_digest", row => row.FilesDigest),
            SqlColumn<DatasetRow>.OfNumber("files_count", row => row.FilesCount),
            SqlColumn<DatasetRow>.OfNumber("change", row => row.Change),
            SqlColumn<DatasetRow>.OfNumber("changed_at", row => row.ChangedAt),
        ],
        """
        ON CONFLICT (accession) DO UPDATE SET archive = excluded.archive, json = excluded.json, digest = excluded.digest,
            files_digest = excluded.files_digest, files_count = excluded.files_count,
            change = excluded.change, changed_at = excluded.changed_at, deleted_at = NULL
        """);

    private readonly SortedSet<string> touched = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Archive, string Key, string Accession), (SourceRecord Record, byte[] Json)> written = [];

    internal void Touch(IEnumerable<string> accessions) => touched.UnionWith(accessions);

    /// <summary>Remembers what a source says since this batch, so that it need not be read back.</summary>
    internal void Remember(SourceRecordRow row, SourceRecord record) =>
        written[(row.Archive, row.Key, row.Accession)] = (record with { Archive = row.Archive, Key = row.Key }, row.Json);

    /// <summary>Touches every accession that some sources speak of now.</summary>
    internal async Task TouchAsync(string archive, string[] keys)
    {
        if (keys.Length > 0)
        {
            Touch(await session.QueryAsync<string>(
                $"SELECT DISTINCT accession FROM source_records WHERE archive = @archive AND {session.Among("key", "keys")}", new { archive, keys = session.Texts(keys) }));
        }
    }

    internal async Task WriteAsync()
    {
        if (touched.Count == 0)
        {
            return;
        }

        var sources = (await ReadLivingAsync()).ToLookup(source => source.Record.Dataset.Accession, StringComparer.Ordinal);
        var kept = (await session.QueryAsync<DatasetRow>(
            $"SELECT {DatasetRow.Marks} FROM datasets WHERE {session.Among("accession", "accessions")}", new { accessions = session.Texts(touched) })).ToDictionary(row => row.Accession, StringComparer.Ordinal);
        var change = await session.ScalarAsync<long>("SELECT coalesce(max(change), 0) FROM datasets");
        var living = new List<DatasetRow>(touched.Count);
        foreach (var accession in touched)
        {
            var before = kept.GetValueOrDefault(accession);
            if (!sources.Contains(accession))
            {
                change += await BuryAsync(before, change + 1);
            }
            else if (Merged(sources[accession], before, change + 1) is { } row)
            {
                living.Add(row);
                change++;
            }
        }

        await session.InsertAsync(Datasets, living);
    }

    private async Task<int> BuryAsync(DatasetRow? before, long change) => before is null or { DeletedAt: not null } ? 0 : await session.ExecuteAsync(
        "UPDATE datasets SET deleted_at = @now, change = @change, changed_at = @now WHERE accession = @Accession", new { before.Accession, change, now });

    /// <summary>What the living sources of the touched accessions say; of those written in this batch, as they were given.</summary>
    private async Task<List<(SourceRecord Record, byte[]? Json)>> ReadLivingAsync()
    {
        var living = new List<(SourceRecord Record, byte[]? Json)>(touched.Count);
        var others = new HashSet<string>(StringComparer.Ordinal);
        foreach (var mark in await SqlSources.LivingMarksAsync(session, touched))
        {
            if (written.TryGetValue((mark.Archive, mark.Key, mark.Accession), out var known))
            {
                living.Add(known);
            }
            else
            {
                others.Add(mark.Accession);
            }
        }

        if (others.Count > 0)
        {
            living.RemoveAll(source => others.Contains(source.Record.Dataset.Accession));
            living.AddRange((await SqlSources.LivingRecordsAsync(session, others)).Select(row => (row.ToRecord(), (byte[]?)null)));
        }

        return living;
    }

    /// <summary>The dataset of some sources; null where it is kept as it is already.</summary>
    private DatasetRow? Merged(IEnumerable<(SourceRecord Record, byte[]? Json)> sources, DatasetRow? before, long change)
    {
        var all = sources.ToList();
        var merged = merge([.. all.Select(source => source.Record)]);
        // What one source alone says is written already.
        var json = all is [({ } only, { } own)] && ReferenceEquals(merged.Dataset, only.Dataset) ? own : StoreJson.Write(merged.Dataset, StoreJson.Default.Dataset);
        var digest = Convert.ToHexStringLower(SHA256.HashData(json));
        var isSame = before is { DeletedAt: null } && before.Digest == digest && before.FilesDigest == merged.Files?.Digest;
        return isSame ? null : new DatasetRow
        {
            Accession = all[0].Record.Dataset.Accession,
            Archive = merged.Dataset.Archive,
            Json = json,
            Digest = digest,
            FilesDigest = merged.Files?.Digest,
            FilesCount = merged.Files?.Count,
            Change = change,
            ChangedAt = now,
        };
    }
}
