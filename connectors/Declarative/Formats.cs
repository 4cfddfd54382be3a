namespace Hub.Connectors.Declarative;

/// <summary>What goes with each format.</summary>
internal static class Formats
{
    public static string Name(DocumentFormat format) => format switch { DocumentFormat.Json => "JSON", DocumentFormat.Xml => "XML", _ => "page" };

    public static string Accept(DocumentFormat format) => format switch { DocumentFormat.Json => "application/json", DocumentFormat.Xml => "application/xml, text/xml;q=0.9", _ => "text/html" };

    public static string MediaType(DocumentFormat format) => format switch { DocumentFormat.Json => "application/json", DocumentFormat.Xml => "application/xml", _ => "text/html" };

    /// <summary>The name of the part that a record is kept as.</summary>
    public static string Part(DocumentFormat format) => format switch { DocumentFormat.Json => "record.json", DocumentFormat.Xml => "record.xml", _ => "record.html" };
}
