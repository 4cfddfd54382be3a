using System.Runtime.CompilerServices;

using Hub.Connectors.BioStudies.PageTab;
using Hub.Connectors.BioStudies.Studies;
using Hub.Records;

namespace Hub.Connectors.BioStudies.Files;

/// <summary>Streams the files of a study from everywhere its payload names them, each path once.</summary>
/// <param name="payload">The payload.</param>
/// <param name="study">Its page-tab document.</param>
/// <param name="components">The components of the study.</param>
internal sealed class StudyFiles(Payload payload, PageTabStudy study, IReadOnlyList<StudyComponent> components)
{
    /// <summary>How many files the document, its lists and the file table name.</summary>
    public long Listed { get; private set; }

    /// <summary>How many of these an export's folder holds; null where the payload is no export.</summary>
    public long? ListedOnDisk { get; private set; }

    /// <summary>How many of these it holds with another size than was listed.</summary>
    public int OtherSizes { get; private set; }

    /// <summary>Files in the order of the document, then those of the file table, then those that only lie on the disk.</summary>
    /// <param name="tally">Counts what is met.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <exception cref="ArchiveException">A list is malformed.</exception>
    public async IAsyncEnumerable<DataFile> ReadAsync(FileTally tally, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var paths = new KnownPaths();
        using var disk = await DiskFiles.ReadAsync(payload, cancellationToken);
        await foreach (var listed in ListedAsync(cancellationToken))
        {
            var file = disk.Complete(listed);
            if (tally.IsNew(file, paths))
            {
                yield return file!;
            }
        }

        (Listed, OtherSizes) = (tally.Files, disk.OtherSizes);
        if (payload.Part(StudyParts.OnDisk) is { } part)
        {
            var before = tally.Repeated;
            await foreach (var file in FileList.ReadAsync(part, cancellationToken))
            {
                if (tally.IsNew(file, paths))
                {
                    yield return file!;
                }
            }

            ListedOnDisk = tally.Repeated - before;
        }
    }

    private async IAsyncEnumerable<DataFile?> ListedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var section in study.Study.WithDescendants())
        {
            var component = components.FirstOrDefault(part => part.Holds(section))?.Id;
            await foreach (var file in InSectionAsync(section, cancellationToken))
            {
                yield return file is null ? null : file with { Component = component };
            }
        }

        foreach (var page in payload.Parts.Where(part => part.Name.StartsWith(StudyParts.TablePrefix, StringComparison.Ordinal)))
        {
            await foreach (var file in FileList.ReadAsync(page, cancellationToken))
            {
                yield return file is null ? null : file with { Component = Named(file.Component) };
            }
        }
    }

    // The file table names the section by its accession or its title.
    private string? Named(string? section) => section is null
        ? null
        : components.FirstOrDefault(component => component.Section.Accno == section || component.Section.First("Name", "Title") == section)?.Id;

    private async IAsyncEnumerable<DataFile?> InSectionAsync(PageTabSection section, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in section.Files)
        {
            yield return file;
        }

        for (var row = 0; row < section.UnreadableFiles; row++)
        {
            yield return null;
        }

        foreach (var part in section.All("File List").Select(list => payload.Part(StudyParts.ListPrefix + list.Value)).OfType<PayloadPart>())
        {
            await foreach (var file in FileList.ReadAsync(part, cancellationToken))
            {
                yield return file;
            }
        }
    }
}
