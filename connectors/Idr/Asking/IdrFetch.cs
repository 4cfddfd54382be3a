using System.Text;

using Hub.Connectors.Idr.Sources;
using Hub.Records;

namespace Hub.Connectors.Idr.Asking;

/// <summary>Puts one study's payload together: what the listing said, the study file, and for each component its table and configuration.</summary>
internal sealed class IdrFetch(RepositoryFiles files)
{
    private static readonly string[] Listed = [PartNames.Containers, PartNames.Annotations, PartNames.Sizes, PartNames.Downloads];

    /// <summary>Fetches one listed study. What the repositories lack is left out; what cannot be had now is an error.</summary>
    public async Task<Payload> FetchAsync(ListedRecord record, CancellationToken cancellationToken)
    {
        var parts = Listed.Where(record.Hints.ContainsKey)
            .Select(name => new PayloadPart(name, new MemoryContent(Encoding.UTF8.GetBytes(record.Hints[name]))) { Charset = "utf-8" })
            .ToList();
        var sources = await StudySources.ReadAsync(new Payload(record.Key, parts), [], cancellationToken);
        if (sources.StudyName is not { } study)
        {
            return new Payload(record.Key, parts);
        }

        var root = await AddStudyFileAsync(parts, record.Key, study, cancellationToken);
        foreach (var component in ComponentNames(sources))
        {
            await AddTablesAsync(parts, sources, root, component, cancellationToken);
        }

        return new Payload(record.Key, parts);
    }

    /// <summary>Adds the study file; the answer is the folder where the study's files lie.</summary>
    private async Task<string> AddStudyFileAsync(List<PayloadPart> parts, string accession, string study, CancellationToken cancellationToken)
    {
        // A study has a repository of its own; the oldest lie in the common one.
        string[] roots = [$"{study}/HEAD", $"idr-metadata/HEAD/{study}"];
        foreach (var root in roots)
        {
            if (await files.FindAsync(PartNames.StudyFile, $"{root}/{accession}-study.txt", "text/plain", cancellationToken) is { } part)
            {
                parts.Add(part);
                return root;
            }
        }

        return roots[0];
    }

    private static IEnumerable<string> ComponentNames(StudySources sources) => sources.Containers.Where(container => !container.IsUmbrella).Select(container => Container.ComponentId(container.Name))
        .Concat(sources.Sizes.Select(size => size.ComponentId))
        .OfType<string>()
        .Select(id => id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..])
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    private async Task AddTablesAsync(List<PayloadPart> parts, StudySources sources, string root, string component, CancellationToken cancellationToken)
    {
        var stem = $"{root}/{component}/{sources.Accession}-{component}";
        var stated = sources.Annotated("Annotation File")
            .Where(pair => pair.Container.Name.EndsWith('/' + component, StringComparison.Ordinal))
            .Select(pair => RepositoryFiles.PathOf(pair.Address))
            .OfType<string>()
            .ToList();
        var tables = new List<PayloadPart>();
        foreach (var path in stated.Count > 0 ? stated : [$"{stem}-annotation.csv", $"{stem}-annotation.csv.gz"])
        {
            // Several stated tables are the component's parts; of the guessed ones the first that exists is the whole.
            if ((stated.Count > 0 || tables.Count == 0) && await files.FindAsync(PartNames.Table(component, tables.Count), path, "text/csv", cancellationToken) is { } table)
            {
                tables.Add(table);
            }
        }

        parts.AddRange(tables);
        if (tables.Count > 0 && await files.FindAsync(PartNames.Config(component), $"{stem}-bulkmap-config.yml", "text/plain", cancellationToken) is { } config)
        {
            parts.Add(config);
        }
    }
}
