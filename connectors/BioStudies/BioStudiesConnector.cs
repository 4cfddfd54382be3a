using System.Runtime.CompilerServices;
using System.Text.Json;

using Hub.Connectors.BioStudies.Files;
using Hub.Connectors.BioStudies.PageTab;
using Hub.Connectors.BioStudies.Studies;
using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.BioStudies;

/// <summary>Reads a collection of BioStudies, such as <c>JCB</c>; README.md lists its quirks.</summary>
public sealed class BioStudiesConnector : IConnector
{
    /// <inheritdoc />
    /// <remarks>A hit says nothing of changes, but the study's info does: one small question a study saves the record and its file lists.</remarks>
    public async IAsyncEnumerable<ListedRecord> ListAsync(
        ArchiveDefinition archive, IArchiveClient client, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var api = new StudyApi(archive, client);
        await foreach (var accession in new CollectionSearch(archive, client).WalkAsync(cancellationToken))
        {
            yield return new ListedRecord(accession) { ChangeMark = await api.ChangeMarkAsync(accession, cancellationToken) };
        }
    }

    /// <inheritdoc />
    public Task<Payload> FetchAsync(ListedRecord record, ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken) =>
        new StudyApi(archive, client).FetchAsync(record.Key, cancellationToken);

    /// <inheritdoc />
    public async Task<StatedRecords> NormaliseAsync(Payload payload, ArchiveDefinition archive, CancellationToken cancellationToken)
    {
        var (study, refused) = await ReadStudyAsync(payload, cancellationToken);
        return study is null
            ? refused!
            : await StudyNormaliser.ReadAsync(payload, study, await ReadInfoAsync(payload, cancellationToken), archive, cancellationToken);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<DataFile> ReadFilesAsync(
        Payload payload, string accession, ArchiveDefinition archive, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (study, refused) = await ReadStudyAsync(payload, cancellationToken);
        if (study is null)
        {
            throw new ArchiveException($"{accession} has no files that can be read: {refused!.Problems[0].Message}");
        }

        var files = new StudyFiles(payload, study, StudyComponent.Of(study));
        await foreach (var file in files.ReadAsync(new FileTally(), cancellationToken))
        {
            yield return file;
        }
    }

    private static async Task<(PageTabStudy? Study, StatedRecords? Refused)> ReadStudyAsync(Payload payload, CancellationToken cancellationToken)
    {
        if (payload.Part(StudyParts.PageTabTsv) is { } table)
        {
            var read = PageTabTsv.Read(await table.ReadTextAsync(cancellationToken));
            return (read, read is null ? NoStudy(table) : null);
        }

        if (payload.Part(StudyParts.PageTab) is not { } part)
        {
            return (null, StatedRecords.Unreadable("part-missing", $"The payload has no {StudyParts.PageTab}; harvest the study again."));
        }

        try
        {
            var study = PageTabJson.Read(await part.ReadJsonAsync(cancellationToken));
            return (study, study is null ? NoStudy(part) : null);
        }
        catch (JsonException wrong)
        {
            return (null, part.Unreadable(wrong));
        }
    }

    private static StatedRecords NoStudy(PayloadPart part) =>
        StatedRecords.Unreadable("study-missing", $"{part.Name} holds no page-tab submission with a study section; look at the kept payload, and ask the archive whether the study was withdrawn.");

    // The info only adds to a record; one that cannot be read takes nothing from it.
    private static async Task<JsonPlace> ReadInfoAsync(Payload payload, CancellationToken cancellationToken)
    {
        try
        {
            return payload.Part(StudyParts.Info) is { } part ? await part.ReadJsonAsync(cancellationToken) : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
