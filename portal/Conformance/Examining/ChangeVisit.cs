using Hub.Records;

namespace Hub.Portal.Conformance;

/// <summary>Asks what changed, what went, and for what never was.</summary>
internal static class ChangeVisit
{
    private const string Unknown = "no-such-record-0000000000";
    private const int MostDeleted = 3;

    /// <summary>What the archive says; null where its kind says nothing of changes, or where its listing broke off.</summary>
    public static async Task<ChangesSeen?> SeeAsync(Visit visit, ListingSeen listing, CancellationToken cancellationToken)
    {
        if (visit.Connector is not IChangeListing changes || !listing.IsWhole)
        {
            return null;
        }

        try
        {
            var all = await changes.ListChangesAsync(visit.Archive, visit.Client, null, cancellationToken).Take(visit.Options.LongestListing).ToListAsync(cancellationToken);
            var times = all.Select(change => change.ChangedAt).OfType<DateTimeOffset>().Order().ToList();
            var since = changes.TellsChanges(visit.Archive) && times.Count > 1 ? times[times.Count / 2] : (DateTimeOffset?)null;
            return new ChangesSeen
            {
                All = all,
                Since = since,
                AfterSince = since is null ? [] : await changes.ListChangesAsync(visit.Archive, visit.Client, since, cancellationToken).Take(visit.Options.LongestListing).ToListAsync(cancellationToken),
                DeletedButServed = changes.FetchesByKey(visit.Archive) ? await ServedAsync(visit, all.Where(change => change.IsDeleted).Select(change => change.Key).Take(MostDeleted), cancellationToken) : [],
                UnknownGivesRecord = changes.FetchesByKey(visit.Archive) ? (await ServedAsync(visit, [Unknown], cancellationToken)).Count > 0 : null,
            };
        }
        catch (ArchiveException)
        {
            // The exchange is remembered, and judged as such.
            return null;
        }
    }

    private static async Task<List<string>> ServedAsync(Visit visit, IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var served = new List<string>();
        foreach (var key in keys)
        {
            try
            {
                var payload = await visit.Connector.FetchAsync(new ListedRecord(key), visit.Archive, visit.Client, cancellationToken);
                if ((await visit.Connector.NormaliseAsync(payload, visit.Archive, cancellationToken)).Records.Count > 0)
                {
                    served.Add(key);
                }
            }
            catch (ArchiveException)
            {
                // As it should be: there is no such record.
            }
        }

        return served;
    }
}
