namespace Hub.Connectors.Declarative;

/// <summary>What an answer is, and with it the language of paths into it.</summary>
public enum DocumentFormat
{
    /// <summary>JSON, read by JSONPath.</summary>
    Json,

    /// <summary>XML, read by XPath 1.0.</summary>
    Xml,

    /// <summary>HTML, read by CSS selectors; <c>a.doi@href</c> is an attribute.</summary>
    Html,
}
