namespace Hub.Connectors.BioStudies.Files;

/// <summary>The names of the parts of a study's payload.</summary>
public static class StudyParts
{
    /// <summary>The page-tab document as JSON.</summary>
    public const string PageTab = "study.json";

    /// <summary>The page-tab document as tab-separated values, in exports.</summary>
    public const string PageTabTsv = "study.tsv";

    /// <summary>What BioStudies says of the study's files as a whole.</summary>
    public const string Info = "info.json";

    /// <summary>The files that an export's folder really holds, in the form of a file list.</summary>
    public const string OnDisk = "on-disk.json";

    /// <summary>Before the name of a file list: <c>lists/figure 1.json</c>.</summary>
    public const string ListPrefix = "lists/";

    /// <summary>Before the number of a page of the file table: <c>table/0001.json</c>.</summary>
    public const string TablePrefix = "table/";
}
