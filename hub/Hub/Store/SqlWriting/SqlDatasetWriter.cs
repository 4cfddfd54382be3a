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

    internal void Touch(IEnumerable<string> accessions) => touched.UnionWith(accessions);

    /// <summary>Touches every accession that some sources speak of now.</summary>
    internal async Task TouchAsync(string archive, string[] keys)
    {
        if (keys.Length > 0)
        {
            Touch(await session.QueryAsync<string>(
                $"SELECT DISTINCT accession FROM source_records WHERE archive = @archive AND {session.Among("key", "keys")}", new { archive, keys }));
        }
    }

    internal async Task WriteAsync()
    {
        if (touched.Count == 0)
        {
            return;
        }

        var accessions = touched.ToArray();
        var sources = (await SqlSources.LivingRecordsAsync(session, accessions)).ToLookup(row => row.Accession, StringComparer.Ordinal);
        var kept = (await session.QueryAsync<DatasetRow>(
            $"SELECT {DatasetRow.Marks} FROM datasets WHERE {session.Among("accession", "accessions")}", new { accessions })).ToDictionary(row => row.Accession, StringComparer.Ordinal);
        var change = await session.ScalarAsync<long>("SELECT coalesce(max(change), 0) FROM datasets");
        var living = new List<DatasetRow>(accessions.Length);
        foreach (var accession in accessions)
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

    /// <summary>The dataset of some sources; null where it is kept as it is already.</summary>
    private DatasetRow? Merged(IEnumerable<SourceRecordRow> sources, DatasetRow? before, long change)
    {
        var rows = sources.ToList();
        var merged = merge([.. rows.Select(row => row.ToRecord())]);
        var json = StoreJson.Write(merged.Dataset, StoreJson.Default.Dataset);
        var digest = Convert.ToHexStringLower(SHA256.HashData(json.Span));
        var isSame = before is { DeletedAt: null } && before.Digest == digest && before.FilesDigest == merged.Files?.Digest;
        return isSame ? null : new DatasetRow
        {
            Accession = rows[0].Accession,
            Archive = merged.Dataset.Archive,
            Json = json.ToArray(),
            Digest = digest,
            FilesDigest = merged.Files?.Digest,
            FilesCount = merged.Files?.Count,
            Change = change,
            ChangedAt = now,
        };
    }
}
