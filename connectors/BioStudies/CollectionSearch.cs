using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.BioStudies;

/// <summary>Walks over the accessions of a collection by its search.</summary>
/// <param name="archive">With the endpoint <c>api</c> and the options <c>collection</c> and <c>pageSize</c>.</param>
/// <param name="client">The way out.</param>
internal sealed class CollectionSearch(ArchiveDefinition archive, IArchiveClient client)
{
    // Totals may be estimates, and studies move between pages while these are read.
    private const double CompleteShare = 0.95;

    private readonly string collection = archive.Options.TryGetValue("collection", out var name) && name.Length > 0
        ? name
        : throw new ArchiveException($"There is no option collection in {archive.DefinedIn}; it is the name of a BioStudies collection such as JCB.");

    /// <summary>Every accession once.</summary>
    /// <exception cref="ArchiveException">The collection is unknown or empty, or its pages end long before its total.</exception>
    public async IAsyncEnumerable<string> WalkAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        long total = 0;
        for (var number = 1; ; number++)
        {
            var page = await PageAsync(number, cancellationToken);
            total = Math.Max(total, page["totalHits"].Count() ?? 0);
            var before = seen.Count;
            foreach (var accession in page["hits"].Each().Select(hit => hit["accession"].Text()).OfType<string>().Where(seen.Add))
            {
                yield return accession;
            }

            // An empty page is the end; so is one with nothing new, as some servers repeat their last page for ever.
            if (seen.Count == before)
            {
                break;
            }
        }

        ThrowIfIncomplete(seen.Count, total);
    }

    private async Task<JsonPlace> PageAsync(int number, CancellationToken cancellationToken)
    {
        var size = archive.Options.GetValueOrDefault("pageSize", "100");
        var query = string.Create(CultureInfo.InvariantCulture, $"{Uri.EscapeDataString(collection)}/search?query=*:*&sortBy=release_date&pageSize={size}&page={number}");
        var answer = await client.SendAsync(new ArchiveRequest(archive.Address("api", query)), cancellationToken);
        try
        {
            return await answer.AsPart("search.json").ReadJsonAsync(cancellationToken);
        }
        catch (JsonException wrong)
        {
            throw new ArchiveException($"{answer.Source} gave no JSON (line {wrong.LineNumber + 1}); harvest again later.", wrong);
        }
    }

    private void ThrowIfIncomplete(int found, long total)
    {
        if (found == 0)
        {
            throw new ArchiveException($"BioStudies has no study in the collection '{collection}', which is also its answer to a misspelt name. Check the option collection of {archive.DefinedIn}; nothing counts as deleted.");
        }

        if (found < total * CompleteShare)
        {
            throw new ArchiveException($"The pages of the collection '{collection}' name {found} studies where the search counts {total}. Nothing counts as deleted; harvest again later.");
        }
    }
}
