using Hub.Catalogue;

namespace Hub.Portal.Operating;

/// <summary>Rebuilds the index when a command asks for it, while the old one serves.</summary>
/// <param name="request">Who asks.</param>
/// <param name="indexer">Rebuilds.</param>
public sealed class Reindexing(ReindexRequest request, CatalogueIndexer indexer) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await request.ReceiveAsync(stoppingToken);
            try
            {
                await indexer.RebuildAsync(stoppingToken);
                request.Answer(failure: null);
            }
            catch (IOException failure)
            {
                request.Answer(failure.Message);
            }
        }
    }
}
