using System.Collections.Concurrent;
using System.Net;

using Hub.Records;
using Hub.Store;

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hub.Harvesting;

/// <summary>Makes the ways out to archives. They share connections, and the pace at which each host is asked.</summary>
/// <param name="options">Settings.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class ArchiveClients(IOptions<HarvestOptions> options, TimeProvider time, ILogger<ArchiveClients> logger) : IDisposable
{
    private readonly ConcurrentDictionary<(string Archive, string Host), HostPace> paces = new();

    private readonly GuardedHttp http = new(options.Value.Contact, (host, cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken));

    /// <summary>The way out to one archive.</summary>
    /// <param name="archive">The archive: its hosts are the only ones reached.</param>
    /// <param name="blobs">Where large bodies and those that can be asked for again go.</param>
    /// <param name="answers">Answers to ask for again conditionally; null to keep none.</param>
    public IArchiveClient Create(ArchiveDefinition archive, IBlobStore blobs, IAnswerCache? answers)
    {
        var reach = new ArchiveReach(archive);
        var conditional = answers is null ? null : new ConditionalRequests(answers, blobs);
        var bodies = new BodyReader(blobs, options.Value.MemoryBytes);
        var attempt = new HttpAttempt(http.Within(reach.Network(options.Value.LoopbackArchives)), reach, PaceOf, bodies, conditional, options.Value, time);
        return new ArchiveClient(attempt, reach, conditional, options.Value, time, logger);

        HostPace PaceOf(string host) => paces.GetOrAdd((archive.Id, host), _ => new HostPace(archive.RequestsPerSecond, time));
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();
}
