using System.Globalization;
using System.Xml;
using System.Xml.XPath;

namespace Hub.Connectors.Reading;

/// <summary>Reads XML of archives: no document type, so no entity is defined, fetched or expanded; bounded in length and depth.</summary>
public static class SafeXml
{
    private const int Deepest = 100;
    private const int MostCharacters = 64 << 20;

    /// <summary>The root of a document.</summary>
    /// <param name="text">The document.</param>
    /// <exception cref="FormatException">It is not well-formed, has a document type, or is nested too deep; the message says where.</exception>
    public static XPathNavigator Navigate(string text)
    {
        try
        {
            using (var reader = Open(text))
            {
                while (reader.Read())
                {
                    if (reader.Depth > Deepest)
                    {
                        throw new FormatException($"it is nested more than {Deepest} elements deep");
                    }
                }
            }

            using var again = Open(text);
            return new XPathDocument(again, XmlSpace.Preserve).CreateNavigator();
        }
        catch (XmlException error)
        {
            // The parser's words quote the document, which may hold anything.
            var place = error.LineNumber > 0 ? string.Create(CultureInfo.InvariantCulture, $" (line {error.LineNumber}, column {error.LinePosition})") : "";
            throw new FormatException($"it is not XML without a document type{place}", error);
        }
    }

    // The text is decoded already, so the declaration's encoding does not matter.
    private static XmlReader Open(string text) => XmlReader.Create(new StringReader(text.TrimStart()), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostCharacters,
        CloseInput = true,
    });
}
