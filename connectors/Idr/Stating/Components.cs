using System.Collections.Frozen;

using Hub.Connectors.Idr.Sources;
using Hub.Connectors.Idr.StudyFiles;
using Hub.Records;

namespace Hub.Connectors.Idr.Stating;

/// <summary>Screens and experiments: the union of what server, study file and size table name.</summary>
internal static class Components
{
    // What the study as a whole says already.
    private static readonly FrozenSet<string> StudyKeys = FrozenSet.Create(
        StringComparer.Ordinal,
        "Study Title", "Study Type", "Organism", "Publication Title", "Publication Authors", "PubMed ID", "PMC ID", "Publication DOI", "Release Date",
        "License", "Copyright", "Data Publisher", "Data DOI", "External URL", "BioStudies Accession", "EMPIAR Accession");

    // Keys of the study file after the first word (Screen or Experiment).
    private static readonly string[] Facts =
        ["Sample Type", "Type", "Technology Type", "Imaging Method", "Organism", "Comments", "Data DOI", "Data Publisher"];

    /// <summary>The components, ordered by id.</summary>
    public static IReadOnlyList<Component> Of(StudySources sources)
    {
        var blocks = ById(sources.Text.Components, block => Container.ComponentId(block.Name ?? ""));
        var containers = ById(sources.Containers.Where(container => !container.IsUmbrella), container => Container.ComponentId(container.Name));
        var sizes = ById(sources.Sizes, size => size.ComponentId);
        return [.. blocks.Keys.Union(containers.Keys).Union(sizes.Keys)
            .Where(id => id.StartsWith(sources.Accession + '/', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(id => One(id, blocks.GetValueOrDefault(id), containers.GetValueOrDefault(id), sizes.GetValueOrDefault(id), sources))];
    }

    private static Dictionary<string, T> ById<T>(IEnumerable<T> items, Func<T, string?> idOf)
    {
        var byId = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (idOf(item) is { } id)
            {
                byId.TryAdd(id, item);
            }
        }

        return byId;
    }

    private static Component One(string id, StudyBlock? block, Container? container, ComponentSize? size, StudySources sources)
    {
        var part = id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return new Component
        {
            Id = id,
            Name = container?.Name ?? block?.Name ?? $"{size?.Study}/{part}",
            Kind = part.StartsWith("screen", StringComparison.OrdinalIgnoreCase) ? "screen" : "experiment",
            Description = Description(block, container),
            SizeBytes = size?.Bytes,
            FileCount = size?.Files,
            ImageCount = size?.Images,
            Attributes = [.. Stated(block).Concat(Annotated(container, sources)).Concat(size?.Attributes ?? []).Concat(Reference(container)).DistinctBy(pair => (pair.Name, pair.Value))],
        };
    }

    private static string? Description(StudyBlock? block, Container? container) =>
        block?.Cells($"{block.Kind} Description").First ?? container?.Section("Screen Description") ?? container?.Section("Experiment Description");

    private static IEnumerable<KeyValue> Stated(StudyBlock? block) => block is null ? [] :
        Facts.SelectMany(fact => block.Cells($"{block.Kind} {fact}").Stated.Select(cell => new KeyValue(fact == "Type" ? $"{block.Kind} Type" : fact, cell)));

    private static IEnumerable<KeyValue> Reference(Container? container) => container is null ? [] : [new KeyValue("OMERO", container.Reference)];

    private static IEnumerable<KeyValue> Annotated(Container? container, StudySources sources) => sources.Pairs
        .Where(pair => pair.Container == container && !StudyKeys.Contains(pair.Key) && pair.Value.Length > 0)
        .Select(pair => new KeyValue(pair.Key == "Screen Technology Type" ? "Technology Type" : pair.Key, pair.Value, pair.Address));
}
