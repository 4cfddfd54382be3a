using Hub.Connectors.Declarative.Places;
using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Declarative.Listing;

/// <summary>Which address the next page of a listing has.</summary>
/// <param name="paging">As declared.</param>
/// <param name="first">The first page's address, before its own parameter.</param>
internal sealed class PageTurns(PagingDeclaration paging, Uri first)
{
    private const int MostIdlePages = 10;

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private int page = paging.First;
    private int idle;
    private long taking;
    private IReadOnlyList<string> before = [];

    /// <summary>The first page.</summary>
    public Uri First => paging.By switch
    {
        PagingKind.Page => Queries.With(first, paging.Parameter!, page),
        PagingKind.Offset => Queries.With(first, paging.Parameter!, 0),
        _ => first,
    };

    /// <summary>Whether pages are asked for by number, so that only an answer without anything new ends them.</summary>
    public bool IsNumbered => paging.By is PagingKind.Page or PagingKind.Offset;

    /// <summary>The page after one; null after the last.</summary>
    /// <param name="answer">The page's answer.</param>
    /// <param name="document">The same, read.</param>
    /// <param name="keys">The keys of its records.</param>
    /// <param name="isNew">Whether any of them was new.</param>
    /// <param name="isWhole">Whether there can be no more than was seen.</param>
    /// <exception cref="ArchiveException">The pages go on without bringing anything.</exception>
    public Uri? After(ArchiveResponse answer, Place document, List<string> keys, bool isNew, bool isWhole)
    {
        if (paging.By is PagingKind.None)
        {
            return null;
        }

        if (IsNumbered)
        {
            return isNew ? Numbered(keys) : Ended(answer.Source, keys, isWhole);
        }

        return Next(answer, document) is { } next ? Turned(next, answer.Source, isNew) : null;
    }

    private Uri Numbered(List<string> keys)
    {
        before = page == paging.First ? [] : keys;
        (page, taking) = (page + 1, taking + keys.Count);
        return Queries.With(first, paging.Parameter!, paging.By == PagingKind.Page ? page : taking);
    }

    // Some servers give their last page for every number behind it. One that gives its first page always ignores the number.
    private Uri? Ended(Uri source, List<string> keys, bool isWhole) => keys.Count == 0 || isWhole || keys.SequenceEqual(before)
        ? null
        : throw new ArchiveException($"{source} repeats records of earlier pages, so that it is not to be told whether there are more. Check paging.parameter, and declare 'total' where the archive states one, or no paging where there is one page. Nothing counts as deleted.") { Failure = ArchiveFailure.Incomplete };

    private Uri Turned(string next, Uri source, bool isNew)
    {
        idle = isNew ? 0 : idle + 1;
        if (!taken.Add(next) || idle > MostIdlePages)
        {
            throw new ArchiveException($"{source} says that '{PlainText.Shortened(next, 100)}' comes next, {(idle > MostIdlePages ? $"and {idle} pages brought nothing new" : "where the listing has been already")}: it has no end. Ask the archive to correct its paging.") { Failure = ArchiveFailure.Endless };
        }

        return paging.By switch
        {
            PagingKind.Cursor => Queries.With(first, paging.Parameter!, next),
            PagingKind.Token => Queries.With(new Uri(first.GetLeftPart(UriPartial.Path) + (paging.Alongside is { } stays ? "?" + stays : "")), paging.Parameter!, next),
            _ => Uri.TryCreate(source, next, out var address) ? address : throw new ArchiveException($"{source} names the next page '{PlainText.Shortened(next, 100)}', which is no address. Ask the archive to correct its paging.") { Failure = ArchiveFailure.Unreadable },
        };
    }

    private string? Next(ArchiveResponse answer, Place document)
    {
        var next = paging.Next is { } path
            ? document.Select(path).FirstOrDefault()?.Text
            : answer.Headers.TryGetValue("link", out var header) ? LinkHeader.Next(header) : null;
        return next?.Trim() is { Length: > 0 } word ? word : null;
    }
}
