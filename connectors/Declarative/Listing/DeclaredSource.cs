using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

using Hub.Connectors.Declarative.Stating;
using Hub.Records;

namespace Hub.Connectors.Declarative.Listing;

/// <summary>Lists an archive's records as declared.</summary>
/// <param name="declaration">How.</param>
/// <param name="archive">The archive.</param>
/// <param name="client">The way out.</param>
internal sealed class DeclaredSource(Declaration declaration, ArchiveDefinition archive, IArchiveClient client)
{
    /// <summary>The records that were not withdrawn.</summary>
    public async IAsyncEnumerable<ListedRecord> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in new DeclaredListing(declaration, archive, client).WalkAsync(null, cancellationToken))
        {
            if (!row.IsDeleted)
            {
                yield return Listed(row);
            }
        }
    }

    /// <summary>All records with what the archive says of their change.</summary>
    public async IAsyncEnumerable<ListedChange> ListChangesAsync(DateTimeOffset? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in new DeclaredListing(declaration, archive, client).WalkAsync(since, cancellationToken))
        {
            var changed = DateTimeOffset.TryParse(row.Changed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : (DateTimeOffset?)null;
            yield return new ListedChange(row.Key, changed, row.IsDeleted);
        }
    }

    private ListedRecord Listed(DeclaredRow row) => new(row.Key)
    {
        ChangeMark = row.Changed,
        Hints = declaration.List.Keep.ToDictionary(keep => keep.Key, keep => Values.First(row.Place, keep.Value, row.Source) ?? "", StringComparer.Ordinal),
        Payload = declaration.Fetch is null
            ? new Payload(row.Key, [new PayloadPart(Formats.Part(declaration.List.Format), new MemoryContent(Encoding.UTF8.GetBytes(row.Place.Raw))) { Source = row.Source, MediaType = Formats.MediaType(declaration.List.Format), Charset = "utf-8" }])
            : null,
    };
}
