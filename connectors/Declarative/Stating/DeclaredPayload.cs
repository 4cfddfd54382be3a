using System.Runtime.CompilerServices;

using Hub.Connectors.Declarative.Places;
using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Declarative.Stating;

/// <summary>Reads a kept payload as declared.</summary>
/// <param name="declaration">How.</param>
/// <param name="payload">The payload.</param>
internal sealed class DeclaredPayload(Declaration declaration, Payload payload)
{
    /// <summary>The record, or the reason why there is none.</summary>
    public async Task<StatedRecords> StateAsync(CancellationToken cancellationToken)
    {
        var map = declaration.Map;
        var (place, source, unreadable) = await RecordAsync(cancellationToken);
        if (place is null)
        {
            return unreadable!;
        }

        var findings = new Findings();
        var record = new DeclaredRecord(map, place, source, findings);
        if (record.Accession(payload.Key) is not { } accession)
        {
            return StatedRecords.Unreadable("accession-missing", $"The record {payload.Key} has no accession at '{map.Accession!.At}'; correct that path, or ask the archive for one.", map.Accession.At);
        }

        if (map.Files is { } files)
        {
            DeclaredFiles.Check(files, place, source, findings);
        }

        return record.Title() is { } title
            ? new StatedRecords([record.State(accession, title)], findings.Problems)
            : StatedRecords.Unreadable("title-missing", $"{accession} has no title at '{map.Title.At}'; correct that path, or ask the archive for one.", map.Title.At);
    }

    /// <summary>The record's files.</summary>
    /// <exception cref="ArchiveException">The payload cannot be read.</exception>
    public async IAsyncEnumerable<DataFile> FilesAsync(string accession, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (place, source, unreadable) = await RecordAsync(cancellationToken);
        if (place is null)
        {
            throw new ArchiveException($"{accession} has no files that can be read: {unreadable!.Problems[0].Message}");
        }

        foreach (var file in declaration.Map.Files is { } files ? DeclaredFiles.Read(files, place, source) : [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return file;
        }
    }

    private async Task<(Place? Record, Uri? Source, StatedRecords? Unreadable)> RecordAsync(CancellationToken cancellationToken)
    {
        var format = declaration.RecordFormat;
        if (payload.Part(Formats.Part(format)) is not { } part)
        {
            return (null, null, StatedRecords.Unreadable("part-missing", $"The payload of {payload.Key} has no {Formats.Part(format)}; harvest it again in full."));
        }

        try
        {
            var document = PlaceReader.Read(await part.ReadTextAsync(cancellationToken), format, declaration.Namespaces);
            var path = declaration.Fetch?.Record ?? ".";
            return document.Select(path).FirstOrDefault() is { } record
                ? (record, part.Source, null)
                : (null, null, StatedRecords.Unreadable("record-missing", $"The answer for {payload.Key} has nothing at '{path}'; correct fetch.record, or ask the archive.", path));
        }
        catch (FormatException wrong)
        {
            return (null, null, StatedRecords.Unreadable($"not-{format.ToString().ToLowerInvariant()}", $"The answer for {payload.Key} cannot be read: {wrong.Message}. Look at the kept payload, and harvest again if it was cut short."));
        }
    }
}
