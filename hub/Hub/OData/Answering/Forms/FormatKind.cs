namespace Hub.OData;

/// <summary>The kinds of responses.</summary>
internal enum FormatKind
{
    /// <summary>OData's JSON.</summary>
    Json,

    /// <summary>Comma-separated values with a header line, all pages at once.</summary>
    Csv,

    /// <summary>One JSON object a line, all pages at once.</summary>
    JsonLines,

    /// <summary>XML, for <c>$metadata</c>.</summary>
    Xml,

    /// <summary>Plain text, for <c>$count</c> and <c>$value</c>.</summary>
    Text,
}
