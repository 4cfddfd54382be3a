namespace Hub.Deposition.PageTab;

/// <summary>The three forms in which page-tab is written.</summary>
public enum PageTabForm
{
    /// <summary>JSON, <c>.json</c>.</summary>
    Json,

    /// <summary>XML, <c>.xml</c>.</summary>
    Xml,

    /// <summary>Tab-separated values, <c>.tsv</c>, as a spreadsheet saves them.</summary>
    Tsv,
}
