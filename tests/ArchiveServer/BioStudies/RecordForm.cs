namespace ArchiveServer.BioStudies;

/// <summary>How <c>/api/v1/studies/{acc}</c> gives a record out.</summary>
internal enum RecordForm
{
    /// <summary>The page-tab JSON itself.</summary>
    Direct,

    /// <summary>302 to the JSON on the mirror.</summary>
    Redirect,

    /// <summary>200 with <c>{"ftpHttp_link": …}</c>, the folder on the mirror.</summary>
    Link,
}
