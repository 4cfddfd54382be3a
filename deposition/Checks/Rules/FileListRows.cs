using System.Globalization;

namespace Hub.Deposition.Checks;

/// <summary>Every file that the document or one of its lists names was uploaded, with the size that is stated, and is named once.</summary>
internal sealed class FileListRows : ICheckRule
{
    public async Task CheckAsync(CheckScope scope, CancellationToken cancellationToken)
    {
        using var uploaded = await PathTable.ReadAsync(scope.Files, cancellationToken);
        foreach (var file in scope.Submission.Section.WithDescendants().SelectMany(section => section.Files))
        {
            if (Wrong(uploaded, file.Path, file.Size) is var (severity, code, message))
            {
                scope.Add(severity, code, message, file);
            }
        }

        foreach (var attribute in scope.Submission.Section.WithDescendants().SelectMany(section => section.All("File List")).Where(list => list.Value is not null).DistinctBy(list => list.Value))
        {
            if (await scope.Files.FindAsync(attribute.Value!, cancellationToken) is { } list)
            {
                uploaded.MarkList(list.Path);
                await CheckRowsAsync(scope, uploaded, list, cancellationToken);
            }
            else
            {
                scope.Add(FindingSeverity.Error, "file-list-missing", $"The file list '{Shown.Of(attribute.Value!)}' was not uploaded. Upload it, or correct its name.", attribute);
            }
        }

        scope.FilesListed = uploaded.Listed;
        if (uploaded.Unlisted > 0)
        {
            scope.AddAt(FindingSeverity.Warning, "file-unlisted", string.Create(CultureInfo.InvariantCulture, $"{uploaded.Unlisted} uploaded files are named in no file list and no section; they are not published."), null);
        }
    }

    private static async Task CheckRowsAsync(CheckScope scope, PathTable uploaded, UploadedFile list, CancellationToken cancellationToken)
    {
        try
        {
            long rows = 0;
            await foreach (var row in FileListReader.ReadAsync(list, cancellationToken))
            {
                rows++;
                if (Wrong(uploaded, row.Path, row.Size) is var (severity, code, message))
                {
                    scope.Add(new CheckFinding(severity, code, message) { File = list.Path, Line = row.Number, Field = "path" });
                }
            }

            if (rows == 0)
            {
                scope.Add(new CheckFinding(FindingSeverity.Error, "file-list-empty", "The file list names no file. Add its rows, or delete the list.") { File = list.Path });
            }
        }
        catch (FileListException malformed)
        {
            scope.Add(new CheckFinding(FindingSeverity.Error, "file-list-unreadable", malformed.Message) { File = list.Path, Line = malformed.Line, Column = malformed.Column });
        }
    }

    private static (FindingSeverity Severity, string Code, string Message)? Wrong(PathTable uploaded, string? path, long? size)
    {
        if (path is null)
        {
            return (FindingSeverity.Error, "path-missing", "The row has no path. Its first column, or its member \"path\", names the file.");
        }

        return uploaded.Mark(path, size) switch
        {
            PathMatch.Missing => (FindingSeverity.Error, "file-missing", $"'{Shown.Of(path)}' was not uploaded. Upload it, or correct the path: upper and lower case count."),
            PathMatch.OtherSize => (FindingSeverity.Error, "size-differs", $"'{Shown.Of(path)}' was uploaded with another size than the list says. Correct the size, leave it out, or upload the file again."),
            PathMatch.Repeated => (FindingSeverity.Warning, "file-repeated", $"'{Shown.Of(path)}' is named before; only the first row counts."),
            _ => null,
        };
    }
}
