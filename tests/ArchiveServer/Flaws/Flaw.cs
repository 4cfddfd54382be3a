namespace ArchiveServer.Flaws;

/// <summary>What is wrong with a broken archive: one thing each, which the conformance kit must find.</summary>
public enum Flaw
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The listing has no record.</summary>
    EmptyListing,

    /// <summary>The listing answers 500.</summary>
    ListingDown,

    /// <summary>Every page brings new records, for ever.</summary>
    EndlessRecords,

    /// <summary>Every page is the first one.</summary>
    RepeatedPage,

    /// <summary>The listing names one record twice.</summary>
    DuplicateKeys,

    /// <summary>One record has another key each time.</summary>
    UnstableKeys,

    /// <summary>Each listing leaves out another record.</summary>
    DroppedRecords,

    /// <summary>The stated total is too large.</summary>
    WrongTotal,

    /// <summary>Change marks are the time of the question.</summary>
    UnstableMarks,

    /// <summary>A record's content differs each time while its mark stays.</summary>
    UnstableContent,

    /// <summary>The listing says nothing of changes.</summary>
    NoMarks,

    /// <summary>The since-filter is ignored.</summary>
    SinceIgnored,

    /// <summary>The since-filter loses what changed.</summary>
    SinceLoses,

    /// <summary>A withdrawn record is served as if it lived.</summary>
    DeletedServed,

    /// <summary>A key that does not exist is answered with 200.</summary>
    UnknownIs200,

    /// <summary>A record is larger than any may be.</summary>
    Oversized,

    /// <summary>202 in place of a record.</summary>
    Accepted,

    /// <summary>A page "checking your browser" in place of a record.</summary>
    HtmlWall,

    /// <summary>200 with nothing in it.</summary>
    EmptyAnswer,

    /// <summary>Half of a record, then the connection breaks.</summary>
    CutBody,

    /// <summary>429 without Retry-After.</summary>
    BusyWithoutRetryAfter,

    /// <summary>429 with Retry-After, however long one waits.</summary>
    BusyForEver,

    /// <summary>A record that never comes.</summary>
    Hanging,

    /// <summary>A few compressed bytes that become many.</summary>
    CompressionBomb,

    /// <summary>A body in an encoding that nobody asked for.</summary>
    StrangeEncoding,

    /// <summary>A redirect to an address of the cloud's own network.</summary>
    PrivateRedirect,

    /// <summary>A redirect to itself.</summary>
    RedirectLoop,

    /// <summary>The clock is a day ahead.</summary>
    ClockSkew,

    /// <summary>A record changed in the future.</summary>
    FutureDates,

    /// <summary>UTF-8 is declared, and something else comes.</summary>
    WrongCharset,

    /// <summary>Letters that were encoded twice.</summary>
    Mojibake,

    /// <summary>An XML record with an external entity.</summary>
    ExternalEntity,

    /// <summary>An XML record with entities that expand to gigabytes.</summary>
    EntityBomb,

    /// <summary>A record that is not the document it is declared to be.</summary>
    Malformed,

    /// <summary>A record nested a thousand levels deep.</summary>
    TooDeep,

    /// <summary>A record without Content-Type.</summary>
    NoMediaType,

    /// <summary>A record without accession.</summary>
    NoAccession,

    /// <summary>Two records with one accession.</summary>
    SameAccession,

    /// <summary>A record with another archive's accession.</summary>
    ForeignAccession,

    /// <summary>A record without title.</summary>
    NoTitle,

    /// <summary>A title of thousands of letters.</summary>
    EndlessTitle,

    /// <summary>A record without licence.</summary>
    NoLicence,

    /// <summary>A licence that nobody knows.</summary>
    UnknownLicence,

    /// <summary>A record without date.</summary>
    NoDate,

    /// <summary>A date that is none.</summary>
    UnreadableDate,

    /// <summary>Records without authors.</summary>
    NoAuthors,

    /// <summary>Organisms that no vocabulary knows.</summary>
    UnknownOrganisms,

    /// <summary>Imaging methods that no vocabulary knows.</summary>
    UnknownMethods,

    /// <summary>A size that is none.</summary>
    UnreadableSize,

    /// <summary>A script in a text.</summary>
    ActiveMarkup,

    /// <summary>Letters that turn the direction of reading.</summary>
    DirectionMarks,

    /// <summary>A landing page that is a script.</summary>
    ScriptAddress,

    /// <summary>A landing page that is not there.</summary>
    DeadLandingPage,

    /// <summary>A file whose path climbs out of the dataset.</summary>
    ClimbingFile,

    /// <summary>A file listed twice.</summary>
    DuplicateFile,
}
