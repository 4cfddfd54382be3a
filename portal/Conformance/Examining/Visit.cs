using Hub.Records;

namespace Hub.Portal.Conformance;

/// <summary>One visit to an archive.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Connector">Its connector.</param>
/// <param name="Client">The way out.</param>
/// <param name="Options">How far to go.</param>
/// <param name="Time">The clock.</param>
internal sealed record Visit(ArchiveDefinition Archive, IConnector Connector, ObservedClient Client, ExaminationOptions Options, TimeProvider Time)
{
    private const int MostPages = 25;

    /// <summary>Lists once, as far as it goes.</summary>
    public async Task<ListingSeen> ListAsync(CancellationToken cancellationToken)
    {
        var before = Client.Exchanges.Count;
        var records = new List<ListedRecord>();
        using var clock = new CancellationTokenSource(Options.ListingTime, Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, clock.Token);
        ArchiveException? failure = null;
        try
        {
            await foreach (var record in Connector.ListAsync(Archive, Client, either.Token))
            {
                records.Add(record);
                if (records.Count > Options.LongestListing)
                {
                    return new ListingSeen(records, null, IsEndless: true, [.. Client.Exchanges.Skip(before)]);
                }
            }
        }
        catch (ArchiveException broken) when (broken.Failure != ArchiveFailure.Definition)
        {
            failure = broken;
        }
        catch (OperationCanceledException) when (clock.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new ListingSeen(records, null, IsEndless: true, [.. Client.Exchanges.Skip(before)]);
        }

        return new ListingSeen(records, failure, failure?.Failure == ArchiveFailure.Endless, [.. Client.Exchanges.Skip(before)]);
    }

    /// <summary>Opens a few landing pages that belong to the archive.</summary>
    public async Task<IReadOnlyList<(string Address, string? Failure)>> OpenAsync(IEnumerable<string?> addresses, CancellationToken cancellationToken)
    {
        var opened = new List<(string, string?)>();
        foreach (var address in addresses.Where(IsOurs).Distinct(StringComparer.Ordinal).Take(MostPages))
        {
            try
            {
                await Client.SendAsync(new ArchiveRequest(new Uri(address!)) { Accept = "text/html, */*;q=0.1" }, cancellationToken);
                opened.Add((address!, null));
            }
            catch (ArchiveException failure)
            {
                opened.Add((address!, failure.Message));
            }
        }

        return opened;
    }

    private bool IsOurs(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var page)
        && Archive.Endpoints.Keys.Select(endpoint => Archive.Address(endpoint)).Any(endpoint => endpoint.Scheme == page.Scheme && endpoint.Authority == page.Authority);
}
