using System.Globalization;
using System.Runtime.CompilerServices;

using Hub.Connectors.Reading;
using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.RoCrate;

/// <summary>Reads any archive that publishes one detached RO-Crate a data set in the GIDE profile.</summary>
public sealed class RoCrateConnector : IConnector
{
    private const string CratePart = "crate.json";

    /// <summary>The rank of a crate where the definition gives no option <c>rank</c>: derived from the archive's own record.</summary>
    private const int DerivedRank = 50;

    /// <inheritdoc />
    public IAsyncEnumerable<ListedRecord> ListAsync(ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken)
    {
        if (archive.Endpoints.ContainsKey("repository"))
        {
            return ListRepositoryAsync(archive, client, cancellationToken);
        }

        if (archive.Endpoints.ContainsKey("index"))
        {
            return CrateIndex.ListAsync(archive, client, cancellationToken);
        }

        return archive.Endpoints.ContainsKey("sitemap")
            ? CrateSitemap.ListAsync(archive, client, cancellationToken)
            : CrateFolder.ListAsync(archive, client, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<Payload> FetchAsync(ListedRecord record, ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken)
    {
        var response = await client.SendAsync(new ArchiveRequest(CrateFiles.Address(record, archive, client)) { Accept = CrateFiles.MediaTypes }, cancellationToken);
        return new Payload(record.Key, [response.AsPart(CratePart)]);
    }

    /// <inheritdoc />
    public async Task<StatedRecords> NormaliseAsync(Payload payload, ArchiveDefinition archive, CancellationToken cancellationToken)
    {
        if (payload.Part(CratePart) is not { } part)
        {
            return StatedRecords.Unreadable("crate-missing", $"The payload has no part {CratePart}; fetch the record again.");
        }

        if (Crate.Read(await part.ReadTextAsync(cancellationToken), out var unreadable) is not { } crate)
        {
            return new StatedRecords([], [unreadable!]);
        }

        return crate.Root is { HasAddress: true } root
            ? State(root, archive)
            : StatedRecords.Unreadable("no-study", "The crate's root is not a data set with an absolute web address: it is an index of crates, or no detached crate. Leave it out, or ask the archive to correct its @id.", "@graph");
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<DataFile> ReadFilesAsync(
        Payload payload, string accession, ArchiveDefinition archive, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A crate in the profile describes the study only and lists no files.
        await Task.CompletedTask;
        yield break;
    }

    private static StatedRecords State(CrateEntity root, ArchiveDefinition archive)
    {
        var identity = CrateIdentity.Of(root, archive);
        if (identity.Accession is not { } accession)
        {
            return StatedRecords.Unreadable("accession-missing", $"The crate has no usable identifier, and its address {root.Id} holds no accession of {archive.Name}; ask the archive for an identifier.", "identifier");
        }

        if (root.Name is not { } title)
        {
            return StatedRecords.Unreadable("title-missing", $"The crate of {accession} has no name; ask the archive for a title.", "name");
        }

        var problems = new List<Problem>();
        var record = CrateRecord.State(root, accession, title, problems) with { Rank = Rank(archive), Aliases = identity.Aliases, Trace = identity.Trace };
        return new StatedRecords([record], problems);
    }

    private static async IAsyncEnumerable<ListedRecord> ListRepositoryAsync(ArchiveDefinition archive, IArchiveClient client, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = archive.Options.GetValueOrDefault("folder", "").Trim('/');
        await foreach (var file in new GitTree(archive, client).FilesAsync(folder, cancellationToken))
        {
            if (CrateFiles.Listed(file, folder) is { } record)
            {
                yield return record;
            }
        }
    }

    private static int Rank(ArchiveDefinition archive)
    {
        var option = archive.Options.GetValueOrDefault("rank");
        if (option is null)
        {
            return DerivedRank;
        }

        return int.TryParse(option, NumberStyles.None, CultureInfo.InvariantCulture, out var rank)
            ? rank
            : throw new ArchiveException($"The option 'rank' is '{option}' in {archive.DefinedIn}; give a whole number such as 50 (derived crates) or 100 (the archive's own record).");
    }
}
