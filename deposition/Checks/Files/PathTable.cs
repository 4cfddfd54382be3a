using Hub.Records;

namespace Hub.Deposition.Checks;

/// <summary>All uploaded paths with their sizes and whether they were named, for one pass over file lists of any length at constant memory.</summary>
internal sealed class PathTable : IDisposable
{
    private const int Marks = 2;
    private const long ListedMark = 1, ListMark = 2;

    // The number of a path: its size, and below it the two marks.
    private readonly KnownPaths paths = new();
    private long marked;

    /// <summary>How many different files were named.</summary>
    public long Listed { get; private set; }

    /// <summary>How many files are neither named nor lists themselves.</summary>
    public long Unlisted => paths.Count - marked;

    public static async Task<PathTable> ReadAsync(IUploadedFiles files, CancellationToken cancellationToken)
    {
        var table = new PathTable();
        try
        {
            await foreach (var file in files.ReadAsync(cancellationToken))
            {
                table.paths.TryAdd(file.Path, file.Content.Length << Marks);
            }

            return table;
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    /// <summary>Notes that a row names a path, and says whether that is right.</summary>
    public PathMatch Mark(string path, long? size)
    {
        if (paths.Find(path) is not { } known)
        {
            return PathMatch.Missing;
        }

        if ((known & ListedMark) != 0)
        {
            return PathMatch.Repeated;
        }

        Change(path, known, ListedMark);
        Listed++;
        return size is null || size == known >> Marks ? PathMatch.Found : PathMatch.OtherSize;
    }

    /// <summary>Notes that a path is a list itself, which no list has to name.</summary>
    public void MarkList(string path)
    {
        if (paths.Find(path) is { } known)
        {
            Change(path, known, ListMark);
        }
    }

    public void Dispose() => paths.Dispose();

    private void Change(string path, long known, long mark)
    {
        marked += (known & (ListedMark | ListMark)) == 0 ? 1 : 0;
        paths.Change(path, known | mark);
    }
}
