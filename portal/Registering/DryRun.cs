using Hub.Harvesting;
using Hub.Records;
using Hub.Store;
using Hub.Vocabularies;

using Microsoft.Extensions.Options;

namespace Hub.Portal.Registering;

/// <summary>Lists an archive, reads a sample of it as a harvest would, and stores nothing.</summary>
/// <param name="services">Holds the connectors, by kind.</param>
/// <param name="vocabularies">Canonical terms.</param>
/// <param name="archives">The archives that take part.</param>
/// <param name="datasets">What other archives say.</param>
/// <param name="options">How archives are asked.</param>
/// <param name="time">The clock.</param>
public sealed class DryRun(IServiceProvider services, VocabularySet vocabularies, ArchiveDirectory archives, IDatasets datasets, IOptions<HarvestOptions> options, TimeProvider time)
{
    private const int Sample = 25;
    private const int MostListed = 2_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    /// <summary>Reads 25 records.</summary>
    /// <param name="archive">The archive as defined.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<DryRunReport> RunAsync(ArchiveDefinition archive, CancellationToken cancellationToken)
    {
        using var clock = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, clock.Token);
        var folder = Directory.CreateTempSubdirectory("hub-dry-run-");
        try
        {
            using var clients = SampleClients.Open(options.Value, time);
            var canonicaliser = new Canonicaliser(vocabularies, [.. archives.Where(each => each.Id != archive.Id), archive]);
            var visit = new SampleVisit(archive, Connector(archive), SampleClients.Of(clients, archive, folder.FullName, time), canonicaliser, time);
            var listing = await visit.ListAsync(MostListed, either.Token);
            await visit.ReadAsync(listing.Records, Sample, either.Token);
            return new DryRunReport(listing.Records.Count, listing.IsWhole, listing.Failure, visit.Read, FieldCoverage.Compare(visit.Datasets, await OtherDatasets.ReadAsync(datasets, archive.Id, cancellationToken)));
        }
        catch (OperationCanceledException) when (clock.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new DryRunReport(0, IsWhole: false, $"The dry run took longer than {Longest.TotalSeconds:0} seconds. Raise requestsPerSecond if the archive bears it, or look at how slowly it answers.", [], []);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private IConnector Connector(ArchiveDefinition archive) =>
        services.GetKeyedService<IConnector>(archive.Kind) ?? throw new ArchiveException($"There is no connector of kind '{archive.Kind}'.") { Failure = ArchiveFailure.Definition };
}
