using System.Globalization;

using Hub.Connectors.BioStudies.PageTab;
using Hub.Connectors.BioStudies.Studies;
using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.BioStudies.Files;

/// <summary>Counts the files of a study once, and tells a curator what is wrong with its lists.</summary>
internal static class FileCounts
{
    /// <summary>The counts, or null where a list is malformed or missing, so that a part is never taken for the whole.</summary>
    public static async Task<FileTally?> TallyAsync(
        Payload payload, PageTabStudy study, IReadOnlyList<StudyComponent> components, JsonPlace info, Findings findings, CancellationToken cancellationToken)
    {
        var tally = new FileTally();
        var files = new StudyFiles(payload, study, components);
        try
        {
            await foreach (var _ in files.ReadAsync(tally, cancellationToken))
            {
            }
        }
        catch (ArchiveException malformed)
        {
            findings.Warn("file-list-unreadable", malformed.Message);
            return null;
        }

        WarnOfRows(tally, files, findings);
        WarnOfTotal(tally, info, findings);
        return IsWhole(payload, study, findings) ? tally : null;
    }

    // The file table, where it was fetched, names every file, whatever the lists say.
    private static bool IsWhole(Payload payload, PageTabStudy study, Findings findings)
    {
        if (payload.Parts.Any(part => part.Name.StartsWith(StudyParts.TablePrefix, StringComparison.Ordinal)))
        {
            return true;
        }

        var missing = study.Study.WithDescendants().SelectMany(section => section.All("File List"))
            .Where(list => payload.Part(StudyParts.ListPrefix + list.Value) is null).ToList();
        foreach (var list in missing)
        {
            findings.Warn("file-list-missing", $"The archive gave no file list '{PlainText.Shortened(list.Value, 100)}'; its files are not in the index. Ask the archive, or harvest again.", list.Where);
        }

        return missing.Count == 0;
    }

    private static void WarnOfRows(FileTally tally, StudyFiles files, Findings findings)
    {
        if (tally.Unreadable > 0)
        {
            findings.Warn("file-path-unreadable", string.Create(CultureInfo.InvariantCulture, $"{tally.Unreadable} rows of the file lists have no path, or one that leaves the study; they are left out."));
        }

        if (files.ListedOnDisk < files.Listed)
        {
            findings.Warn("file-not-in-export", string.Create(CultureInfo.InvariantCulture, $"Of {files.Listed} files that the study names the folder holds {files.ListedOnDisk}; complete the export and import it again."));
        }

        if (files.OtherSizes > 0)
        {
            findings.Warn("file-size-differs", string.Create(CultureInfo.InvariantCulture, $"{files.OtherSizes} files have another size in the folder than the study says; the bytes in the folder are used."));
        }
    }

    private static void WarnOfTotal(FileTally tally, JsonPlace info, Findings findings)
    {
        if (info["files"].Count() is { } said && said != tally.Files)
        {
            findings.Warn("file-count-differs", string.Create(CultureInfo.InvariantCulture, $"The archive counts {said} files, its lists name {tally.Files}; what the lists name is used."), info["files"].Path);
        }
    }
}
