using System.Globalization;
using System.Runtime.CompilerServices;

using Hub.Connectors.Declarative.Places;
using Hub.Connectors.Declarative.Stating;
using Hub.Records;

namespace Hub.Connectors.Declarative.Listing;

/// <summary>Walks over a listing as declared.</summary>
/// <param name="declaration">How.</param>
/// <param name="archive">The archive.</param>
/// <param name="client">The way out.</param>
internal sealed class DeclaredListing(Declaration declaration, ArchiveDefinition archive, IArchiveClient client)
{
    private static readonly string[] No = ["", "0", "no", "false"];

    private readonly ListDeclaration list = declaration.List;

    /// <summary>Every record of every page, repeated where the archive repeats it.</summary>
    /// <param name="since">Only what changed at that time or later; null for everything.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    /// <exception cref="ArchiveException">The listing is not whole.</exception>
    public async IAsyncEnumerable<DeclaredRow> WalkAsync(DateTimeOffset? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var turns = new PageTurns(list.Paging, First(since));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        long? total = null;
        for (var next = turns.First; next is not null;)
        {
            var (answer, document) = await DeclaredPage.AskAsync(declaration, client, next, cancellationToken);
            total ??= Number(document, answer.Source);
            var rows = document.Select(list.Records).Select((place, at) => Row(place, at + 1, answer.Source)).ToList();
            var known = seen.Count;
            seen.UnionWith(rows.Select(row => row.Key));
            var isNew = seen.Count > known;
            next = turns.After(answer, document, rows.ConvertAll(row => row.Key), isNew, isWhole: since is not null || seen.Count >= total);
            if (turns.IsNumbered && !isNew)
            {
                break;
            }

            foreach (var row in rows)
            {
                yield return row;
            }
        }

        if (since is null)
        {
            Demand(seen.Count, total);
        }
    }

    private void Demand(int found, long? total)
    {
        if (found == 0)
        {
            throw new ArchiveException($"The listing of {archive.Name} has no record at '{list.Records}'. Check that path against the archive's answer; nothing counts as deleted.") { Failure = ArchiveFailure.NoRecords };
        }

        if (found < total)
        {
            throw new ArchiveException($"The pages of {archive.Name} have {found} records where the archive counts {total}. Nothing counts as deleted; ask the archive if it stays so.") { Failure = ArchiveFailure.Incomplete };
        }
    }

    private Uri First(DateTimeOffset? since)
    {
        var address = archive.Address(list.Request.Endpoint!, list.Request.Path);
        return since is { } time && list.Since is { } ask
            ? ask.Asked(address, time)
            : address;
    }

    private DeclaredRow Row(Place place, int number, Uri source)
    {
        var key = Values.First(place, list.Key, source)
            ?? throw new ArchiveException($"Record {number} of {source} has no key at '{list.Key.At}'. Check that path; nothing counts as deleted.") { Failure = ArchiveFailure.Unreadable };
        var deleted = Values.First(place, list.Deleted, source);
        return new DeclaredRow(key, place, Values.First(place, list.Changed, source), deleted is not null && !No.Contains(deleted.ToLowerInvariant()), source);
    }

    private long? Number(Place document, Uri source) =>
        long.TryParse(Values.First(document, list.Total, source), NumberStyles.None, CultureInfo.InvariantCulture, out var total) ? total : null;
}
