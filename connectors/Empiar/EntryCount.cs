using System.Text.Json;

using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Empiar;

/// <summary>How many entries EBI Search knows, against which a walk over the ranges is checked.</summary>
/// <param name="Count">The number of entries, or null where it could not be had.</param>
/// <param name="Failure">Why it could not.</param>
internal sealed record EntryCount(long? Count, Exception? Failure)
{
    /// <summary>Asks EBI Search; that it is down is no reason not to read EMPIAR.</summary>
    public static async Task<EntryCount> AskAsync(ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken)
    {
        try
        {
            var address = archive.Address("search");
            var answer = await client.SendAsync(new ArchiveRequest(new Uri(address + "?query=*:*&format=json&size=1")), cancellationToken);
            var root = await answer.AsPart("count.json").ReadJsonAsync(cancellationToken);
            return new EntryCount(root["hitCount"].Count(), null);
        }
        catch (Exception failure) when (failure is ArchiveException or JsonException)
        {
            return new EntryCount(null, failure);
        }
    }
}
