using System.Globalization;
using System.Text.Json;

using Hub.Connectors.Idr.Sources;
using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Idr.Asking;

/// <summary>Asks the OMERO server: pages of containers, and the study annotations of many containers at once.</summary>
internal sealed class ServerClient(ArchiveDefinition archive, IArchiveClient client)
{
    private const int PageSize = 500;
    private const int BatchSize = 50;
    private const string StudyNamespace = "idr.openmicroscopy.org/study/info";

    /// <summary>All screens and projects. A listing that is not complete and consistent is an error, never a shorter list.</summary>
    public async Task<IReadOnlyList<ListedContainer>> ContainersAsync(CancellationToken cancellationToken)
    {
        var containers = new List<ListedContainer>();
        await AddPagesAsync("screens", containers, cancellationToken);
        await AddPagesAsync("projects", containers, cancellationToken);
        return containers;
    }

    /// <summary>The study annotations as they came, by <see cref="Container.Reference"/>.</summary>
    public async Task<ILookup<string, string>> AnnotationsAsync(IReadOnlyList<ListedContainer> containers, CancellationToken cancellationToken)
    {
        var found = new List<(string Container, string Json)>();
        foreach (var batch in containers.Select(listed => listed.Container).GroupBy(container => container.Type, StringComparer.Ordinal).SelectMany(type => type.Chunk(BatchSize)))
        {
            if (!await AddAnnotationsAsync(batch, found, cancellationToken))
            {
                // Without the link's parent an answer can be trusted for one container at a time only.
                foreach (var one in batch)
                {
                    await AddAnnotationsAsync([one], found, cancellationToken);
                }
            }
        }

        return found.ToLookup(annotation => annotation.Container, annotation => annotation.Json, StringComparer.Ordinal);
    }

    private async Task AddPagesAsync(string kind, List<ListedContainer> containers, CancellationToken cancellationToken)
    {
        var seen = new HashSet<long>();
        for (long offset = 0, total = long.MaxValue; offset < total;)
        {
            var address = archive.Address(Endpoints.Server, string.Create(CultureInfo.InvariantCulture, $"api/v0/m/{kind}/?childCount=true&limit={PageSize}&offset={offset}"));
            var page = await client.GetJsonAsync(address, cancellationToken);
            total = Total(page, address);
            foreach (var item in Items(page, "data", address))
            {
                var container = ServerAnswers.ReadContainer(item) ?? throw new ArchiveException($"{address} lists a container without '@id', '@type' or 'Name'; the listing is not to be trusted.");
                if (!seen.Add(container.Id))
                {
                    throw new ArchiveException($"{address} lists {container.Reference} a second time; the pages do not follow each other.");
                }

                containers.Add(new ListedContainer(container, item.GetRawText()));
            }

            if (seen.Count == offset && offset < total)
            {
                throw new ArchiveException(string.Create(CultureInfo.InvariantCulture, $"{address} is empty after {offset} {kind}, though the archive says it holds {total}."));
            }

            offset = seen.Count;
        }
    }

    private static long Total(JsonElement page, Uri address) =>
        page.ValueKind == JsonValueKind.Object && page.TryGetProperty("meta", out var meta) && meta.ValueKind == JsonValueKind.Object && ServerAnswers.Number(meta, "totalCount") is { } total
            ? total
            : throw new ArchiveException($"{address} does not say 'meta.totalCount'; whether the listing is complete cannot be known.");

    private async Task<bool> AddAnnotationsAsync(Container[] batch, List<(string Container, string Json)> found, CancellationToken cancellationToken)
    {
        var ids = batch.Select(container => string.Create(CultureInfo.InvariantCulture, $"&{container.Type.ToLowerInvariant()}={container.Id}"));
        var address = archive.Address(Endpoints.Server, $"webclient/api/annotations/?type=map&ns={StudyNamespace}{string.Concat(ids)}");
        var answer = await client.GetJsonAsync(address, cancellationToken);
        var added = new List<(string, string)>();
        foreach (var annotation in Items(answer, "annotations", address))
        {
            var parent = ServerAnswers.ParentReference(annotation);
            if (parent is null && batch.Length > 1)
            {
                return false;
            }

            if (ServerAnswers.Namespace(annotation) is null or StudyNamespace)
            {
                added.Add((parent ?? batch[0].Reference, annotation.GetRawText()));
            }
        }

        found.AddRange(added);
        return true;
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement answer, string name, Uri address) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray()
            : throw new ArchiveException($"{address} has no list '{name}'.");
}
