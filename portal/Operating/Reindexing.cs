using Hub.Catalogue;

namespace Hub.Portal.Operating;

/// <summary>Rebuilds the index when a command asks for it, while the old one serves.</summary>
/// <param name="request">Who asks.</param>
/// <param name="indexer">Rebuilds.</param>
/// <param name="logger">Where failures go that cannot be told to who asked.</param>
public sealed partial class Reindexing(ReindexRequest request, CatalogueIndexer indexer, ILogger<Reindexing> logger) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await request.ReceiveAsync(stoppingToken);
            var failure = await RebuildAsync(stoppingToken);
            try
            {
                request.Answer(failure?.Message);
            }
            catch (Exception unanswered) when (unanswered is IOException or UnauthorizedAccessException)
            {
                LogUnanswered(unanswered);
            }
        }
    }

    private async Task<Exception?> RebuildAsync(CancellationToken stoppingToken)
    {
        try
        {
            await indexer.RebuildAsync(stoppingToken);
            return null;
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(failure);
            return failure;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The index could not be rebuilt; the old one goes on serving")]
    private partial void LogFailed(Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Who asked for a new index could not be told how it went")]
    private partial void LogUnanswered(Exception failure);
}
