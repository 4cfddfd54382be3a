using System.Runtime.CompilerServices;

using Hub.Connectors.Reading;
using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.RoCrate;

/// <summary>Lists the crates that an index crate names: each part is a Dataset whose <c>subjectOf</c> (or <c>distribution</c>) is its metadata file.</summary>
internal static class CrateIndex
{
    /// <summary>Streams the crates of the endpoint <c>index</c>.</summary>
    public static async IAsyncEnumerable<ListedRecord> ListAsync(ArchiveDefinition archive, IArchiveClient client, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var index = archive.Address("index");
        var response = await client.SendAsync(new ArchiveRequest(index) { Accept = CrateFiles.MediaTypes }, cancellationToken);
        var crate = Crate.Read(await response.AsPart("index").ReadTextAsync(cancellationToken), out var unreadable)
            ?? throw new ArchiveException($"{index}: {unreadable!.Message}");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in crate.Entities.Where(entity => entity.Is("Dataset")))
        {
            if (File(part) is { } file && Uri.TryCreate(index, file, out var address) && seen.Add(address.AbsolutePath))
            {
                var key = CrateFiles.Key(address.Segments[^1], "") ?? Uri.UnescapeDataString(address.AbsolutePath.Trim('/'));
                yield return CrateFiles.Listed(key, address, part.Text("dateModified") ?? part.Text("version"));
            }
        }

        if (seen.Count == 0)
        {
            throw new ArchiveException($"{index} names no crate: no Dataset in it has a subjectOf or distribution; check the endpoint 'index' of {archive.DefinedIn}.");
        }
    }

    private static string? File(CrateEntity part) => part.Links("subjectOf")
        .Concat(part.Links("distribution").SelectMany(file => file.Links("contentUrl").Append(file)))
        .Select(file => file.Id.Length > 0 ? file.Id : file.Name)
        .FirstOrDefault(id => id?.EndsWith(".json", StringComparison.OrdinalIgnoreCase) == true || id?.EndsWith(".jsonld", StringComparison.OrdinalIgnoreCase) == true);
}
