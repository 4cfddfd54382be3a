namespace ArchiveServer.Faults;

/// <summary>A way in which archives misbehave.</summary>
public enum FaultKind
{
    /// <summary>429 with Retry-After: 1.</summary>
    TooManyRequests,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>The request is taken and never answered.</summary>
    TimeOut,

    /// <summary>The connection breaks in the middle of the body.</summary>
    CutBody,

    /// <summary>An HTML page with status 200 in place of the answer.</summary>
    HtmlWall,

    /// <summary>An HTML page with status 202 in place of the answer.</summary>
    HtmlWallAccepted,

    /// <summary>The right bytes, declared as ISO 8859-1 while they are UTF-8.</summary>
    WrongCharset,

    /// <summary>Every page is the first one again.</summary>
    EndlessPaging,

    /// <summary>The addresses by which records name themselves (JSON-LD <c>@id</c>) are others than before.</summary>
    ChangedIds,
}
