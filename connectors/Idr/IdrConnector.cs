using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

using Hub.Connectors.Idr.Asking;
using Hub.Connectors.Idr.Sources;
using Hub.Connectors.Idr.Stating;
using Hub.Connectors.Idr.Tables;
using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Idr;

/// <summary>
/// Reads the Image Data Resource: one record a study (<c>idr0001</c>), made of its OMERO containers and their annotations, its
/// study file, the site's size and download tables, and the image-level tables with their configurations.
/// </summary>
public sealed class IdrConnector : IConnector
{
    /// <inheritdoc />
    public async IAsyncEnumerable<ListedRecord> ListAsync(ArchiveDefinition archive, IArchiveClient client, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var site = await SiteTables.FetchAsync(archive, client, cancellationToken);
        var server = new ServerClient(archive, client);
        var containers = await server.ContainersAsync(cancellationToken);
        var annotations = await server.AnnotationsAsync(containers, cancellationToken);
        foreach (var record in IdrListing.Of(site, containers, annotations))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }
    }

    /// <inheritdoc />
    public Task<Payload> FetchAsync(ListedRecord record, ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken) =>
        new IdrFetch(new RepositoryFiles(archive, client)).FetchAsync(record, cancellationToken);

    /// <inheritdoc />
    public async Task<StatedRecords> NormaliseAsync(Payload payload, ArchiveDefinition archive, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        try
        {
            var sources = await StudySources.ReadAsync(payload, problems, cancellationToken);
            if (StudyStatement.Of(sources, archive, problems) is not { } record)
            {
                return new StatedRecords([], problems);
            }

            await CheckTablesAsync(payload, problems, cancellationToken);
            return new StatedRecords([record], problems);
        }
        catch (RegexMatchTimeoutException)
        {
            return StatedRecords.Unreadable("text-too-odd", "A text of this study takes too long to search for accessions; look at its study file.");
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<DataFile> ReadFilesAsync(Payload payload, string accession, ArchiveDefinition archive, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new SeenPaths();
        foreach (var table in payload.Parts)
        {
            if (PartNames.TableComponent(table.Name) is { } component)
            {
                // A configuration that cannot be read is on the record's list of problems; the columns are kept as they are.
                var config = await ConfigAsync(payload, component, [], cancellationToken);
                await foreach (var file in AnnotationTable.ReadAsync(table, config, $"{accession}/{component}", seen, cancellationToken))
                {
                    yield return file;
                }
            }
        }
    }

    private static async Task CheckTablesAsync(Payload payload, List<Problem> problems, CancellationToken cancellationToken)
    {
        foreach (var table in payload.Parts)
        {
            if (PartNames.TableComponent(table.Name) is not { } component)
            {
                continue;
            }

            try
            {
                var headings = await AnnotationTable.ReadHeadingsAsync(table, cancellationToken);
                var config = await ConfigAsync(payload, component, problems, cancellationToken);
                if (config is not null && RowKeys.Missing(headings, config) is { Count: > 0 } missing)
                {
                    problems.Add(new Problem(ProblemSeverity.Warning, "bulkmap-column-missing", $"{PartNames.Config(component)} names columns that the table lacks: {string.Join(", ", missing)}.", table.Name));
                }
            }
            catch (ArchiveException e)
            {
                problems.Add(new Problem(ProblemSeverity.Warning, "table-malformed", e.Message, table.Name));
            }
        }
    }

    private static async Task<BulkmapConfig?> ConfigAsync(Payload payload, string component, List<Problem> problems, CancellationToken cancellationToken)
    {
        if (payload.Part(PartNames.Config(component)) is not { } part)
        {
            problems.Add(new Problem(ProblemSeverity.Warning, "bulkmap-missing", $"The table of {component} has no bulkmap configuration; its columns are kept as they are.", PartNames.Config(component)));
            return null;
        }

        try
        {
            return BulkmapConfig.Parse(await part.ReadTextAsync(cancellationToken));
        }
        catch (FormatException e)
        {
            problems.Add(new Problem(ProblemSeverity.Warning, "bulkmap-unreadable", $"The configuration cannot be read, and the table's columns are kept as they are: {e.Message}.", part.Name));
            return null;
        }
    }
}
