using Hub.Store;
using Microsoft.Extensions.Logging;

namespace Hub.Catalogue;

/// <summary>Keeps the index equal to the store: follows its changes, rebuilds from scratch, and proves that nothing differs.</summary>
/// <param name="index">The index.</param>
/// <param name="datasets">The store's datasets.</param>
/// <param name="links">The links between them.</param>
/// <param name="duplicates">The clusters of those that are the same.</param>
/// <param name="blobs">The store's file lists.</param>
/// <param name="logger">Where problems go.</param>
public sealed partial class CatalogueIndexer(CatalogueIndex index, IDatasets datasets, ILinks links, IDuplicates duplicates, IBlobStore blobs, ILogger<CatalogueIndexer> logger) : IDisposable
{
    private readonly LinkedDatasets linked = new(links, duplicates);
    private readonly SemaphoreSlim writing = new(1, 1);
    private bool isSaid;

    /// <summary>
    /// Indexes changes since the last commit, and commits; while thousands come, a commit takes up what came in some seconds. An outdated
    /// index is rebuilt first; why one was set aside is said once.
    /// </summary>
    /// <param name="upTo">The last change number to index.</param>
    /// <param name="cancellationToken">Stops between datasets; what was not committed is indexed again the next time.</param>
    /// <returns>The change number up to which all is indexed.</returns>
    public async Task<long> FollowAsync(long upTo, CancellationToken cancellationToken)
    {
        if (index.SetAside is { } reason && !Interlocked.Exchange(ref isSaid, true)) LogSetAside(reason);
        if (index.IsOutdated) await RebuildAsync(cancellationToken);
        await CatchUpAsync(upTo, cancellationToken);
        return upTo;
    }

    /// <summary>Indexes all changes since the last commit, and commits.</summary>
    /// <param name="cancellationToken">Stops between datasets.</param>
    /// <returns>How many datasets changed.</returns>
    public async Task<long> CatchUpAsync(CancellationToken cancellationToken) =>
        await CatchUpAsync(await datasets.LastChangeAsync(cancellationToken), cancellationToken);

    /// <summary>Builds the index anew from the store while the old one serves and follows, then takes its place.</summary>
    /// <param name="cancellationToken">Stops the rebuild; the old index stays in use.</param>
    /// <returns>How many datasets were indexed.</returns>
    public async Task<long> RebuildAsync(CancellationToken cancellationToken)
    {
        var volume = await index.BeginVolumeAsync(cancellationToken);
        try
        {
            long count = await ProjectAsync(volume, 0, await datasets.LastChangeAsync(cancellationToken), Commit, cancellationToken);
            await writing.WaitAsync(cancellationToken);
            try
            {
                await ProjectAsync(volume, volume.Change, await datasets.LastChangeAsync(cancellationToken), Commit, cancellationToken);
                await index.ReplaceAsync(volume, volume.Change, cancellationToken);
            }
            finally
            {
                writing.Release();
            }
            LogRebuilt(count, volume.Change);
            return count;
        }
        catch
        {
            if (index.Volume != volume) await volume.DisposeAsync();
            throw;
        }

        Task Commit(long change, CancellationToken stop) => volume.CommitAsync(change, volume.Generation + 1, stop);
    }

    /// <summary>Compares the index with the store; nothing is returned where they are equal.</summary>
    /// <param name="cancellationToken">Stops the comparison.</param>
    public async Task<IReadOnlyList<CatalogueDifference>> VerifyAsync(CancellationToken cancellationToken)
    {
        using var snapshot = index.Volume.Acquire();
        return await new Verification(snapshot, datasets, links, duplicates).CompareAsync(cancellationToken);
    }

    /// <summary>Compares the index in a folder with the store while another process writes it.</summary>
    /// <param name="folder">The index's folder.</param>
    /// <param name="datasets">The store's datasets.</param>
    /// <param name="links">The links between them.</param>
    /// <param name="duplicates">The clusters of those that are the same.</param>
    /// <param name="cancellationToken">Stops the comparison.</param>
    public static async Task<IReadOnlyList<CatalogueDifference>> VerifyAsync(string folder, IDatasets datasets, ILinks links, IDuplicates duplicates, CancellationToken cancellationToken)
    {
        using var snapshot = await CatalogueIndex.ReadAsync(folder, CatalogueWords.None, cancellationToken);
        return await new Verification(snapshot, datasets, links, duplicates).CompareAsync(cancellationToken);
    }

    /// <summary>Compares the digest trees of store and index, archive by archive; what is not indexed yet is left out.</summary>
    /// <param name="cancellationToken">Stops the comparison.</param>
    public async Task<IReadOnlyList<ArchiveComparison>> CompareAsync(CancellationToken cancellationToken)
    {
        using var snapshot = index.Volume.Acquire();
        return await new TreeComparison(snapshot, datasets, links, duplicates).CompareAsync(cancellationToken);
    }

    /// <summary>Takes datasets out of the index with all their files, components and links, and writes them anew as the store has them.</summary>
    /// <param name="accessions">The datasets; those that the store does not have stay out.</param>
    /// <param name="cancellationToken">Stops between datasets; nothing of it is seen then.</param>
    public async Task RepairAsync(IReadOnlyCollection<string> accessions, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            var projection = new Projection(index.Volume, blobs, logger);
            foreach (string accession in accessions)
            {
                projection.Remove(accession);
                if (await datasets.FindAsync(accession, cancellationToken) is not { IsDeleted: false } stored) continue;
                foreach (var whole in await linked.OfAsync([stored], cancellationToken)) await projection.ApplyAsync(whole, cancellationToken);
            }
            await index.CommitAsync(index.Change, cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => writing.Dispose();

    private async Task<long> CatchUpAsync(long upTo, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            return await ProjectAsync(index.Volume, index.Change, upTo, index.CommitAsync, cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task<long> ProjectAsync(IndexVolume volume, long since, long upTo, Func<long, CancellationToken, Task> commit, CancellationToken cancellationToken)
    {
        await links.ReleaseAsync(upTo, cancellationToken);
        await duplicates.ReleaseAsync(upTo, cancellationToken);
        return await new CatchingUp(datasets, linked, volume, new Projection(volume, blobs, logger), commit).ReadAsync(since, upTo, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The index is built anew from the store; until that is done, searches find what is indexed so far. {Reason}")]
    private partial void LogSetAside(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The index was rebuilt: {Count} datasets, up to change {Change}")]
    private partial void LogRebuilt(long count, long change);
}
