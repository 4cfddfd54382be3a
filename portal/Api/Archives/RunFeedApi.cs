using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

using Hub.Harvesting;

namespace Hub.Portal.Api;

/// <summary>Runs as they go, as server-sent events.</summary>
public static class RunFeedApi
{
    /// <summary>Maps <c>/api/archives/progress</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapRunFeed(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/archives/progress", (RunFeed feed, CancellationToken cancellationToken) => TypedResults.ServerSentEvents(WatchAsync(feed, cancellationToken))).ExcludeFromDescription();

    private static async IAsyncEnumerable<SseItem<RunStanding>> WatchAsync(RunFeed feed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var now in feed.WatchAsync(cancellationToken))
        {
            var counts = now.Run.Counts;
            yield return new SseItem<RunStanding>(new RunStanding(
                now.Run.Archive, now.Run.Id, now.Run.State.ToString().ToLowerInvariant(), now.Run.EndedAt is not null, now.Expected,
                counts.Seen, counts.New, counts.Changed, counts.Unchanged, counts.Failed, counts.Gone));
        }
    }
}
