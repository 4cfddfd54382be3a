using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Empiar;

/// <summary>Reads EMPIAR, the Electron Microscopy Public Image Archive; README.md lists its quirks.</summary>
public sealed partial class EmpiarConnector : IConnector
{
    /// <summary>The name of the payload part that holds the entry.</summary>
    public const string EntryPart = "entry.json";

    // 2026-08: EMPIAR-13xxx were the newest; entries and search index differ by a few for a day or two after a release.
    private const double CompleteShare = 0.95;

    /// <inheritdoc />
    public async IAsyncEnumerable<ListedRecord> ListAsync(
        ArchiveDefinition archive, IArchiveClient client, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var expected = await EntryCount.AskAsync(archive, client, cancellationToken);
        var entries = new EntryApi(archive, client);
        var found = 0;
        bool? whole = null;
        await foreach (var entry in entries.WalkAsync(cancellationToken))
        {
            found++;
            ThrowIfEndless(archive, expected, found, entry);
            if (!entry.IsPublic)
            {
                continue;
            }

            whole ??= entry.Entry.Exists ? await entries.IsWholeAsync(entry, cancellationToken) : null;
            yield return entry.AsListed(withPayload: whole ?? true);
        }

        ThrowIfIncomplete(archive, expected, found);
    }

    /// <inheritdoc />
    public async Task<Payload> FetchAsync(ListedRecord record, ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(new ArchiveRequest(archive.Address("entries", record.Key + "/")), cancellationToken);
        return new Payload(record.Key, [answer.AsPart(EntryPart)]);
    }

    /// <inheritdoc />
    public async Task<StatedRecords> NormaliseAsync(Payload payload, ArchiveDefinition archive, CancellationToken cancellationToken)
    {
        if (payload.Part(EntryPart) is not { } part)
        {
            return StatedRecords.Unreadable("part-missing", $"The payload has no {EntryPart}; harvest the entry again.");
        }

        try
        {
            using var document = await part.ParseJsonAsync(cancellationToken);
            var root = JsonPlace.Root(document.RootElement);
            var (accession, entry) = Unwrapped(root, payload.Key);
            return entry.IsObject
                ? EntryNormaliser.Read(accession, entry)
                : StatedRecords.Unreadable("entry-missing", $"The answer holds no entry {payload.Key}; ask EMPIAR whether it was withdrawn.", root.Path);
        }
        catch (JsonException wrong)
        {
            return part.Unreadable(wrong);
        }
    }

    /// <inheritdoc />
    /// <remarks>EMPIAR lists files by directory only, and large entries for hours: they are looked up on demand, never in a harvest.</remarks>
    public IAsyncEnumerable<DataFile> ReadFilesAsync(Payload payload, string accession, ArchiveDefinition archive, CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<DataFile>();

    // The entry stands under its accession; some answers give it bare.
    private static (string Accession, JsonPlace Entry) Unwrapped(JsonPlace root, string key)
    {
        if (root[key].IsObject)
        {
            return (key, root[key]);
        }

        var (name, entry) = root.Members().FirstOrDefault(member => Accession().IsMatch(member.Name) && member.Value.IsObject);
        if (name is not null)
        {
            return (name, entry);
        }

        return root["title"].Exists || root["imagesets"].Exists ? (key, root) : (key, default);
    }

    private static void ThrowIfEndless(ArchiveDefinition archive, EntryCount expected, int found, ListedEntry entry)
    {
        if (expected.Count is { } count && found > (2 * count) + 100)
        {
            throw new ArchiveException(
                $"{archive.Address("entries")} gave {found} entries up to {entry.Accession} where {archive.Address("search")} counts {count}: the listing has no end. Look at its answer to the last range, and harvest again.");
        }
    }

    private static void ThrowIfIncomplete(ArchiveDefinition archive, EntryCount expected, int found)
    {
        if (expected.Count is not { } count)
        {
            throw new ArchiveException(
                $"{found} entries were read, but whether these are all is unknown, because {archive.Address("search")} gave no number of entries. Nothing counts as deleted; harvest again later.",
                expected.Failure);
        }

        if (found < count * CompleteShare)
        {
            throw new ArchiveException(
                $"{archive.Address("entries")} gave {found} entries where {archive.Address("search")} counts {count}. Nothing counts as deleted; harvest again later, or raise the option highestKnown if EMPIAR's numbers have a gap.");
        }
    }

    [GeneratedRegex(@"^EMPIAR-\w+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Accession();
}
