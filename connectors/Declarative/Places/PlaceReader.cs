using System.Globalization;
using System.Xml;

using Hub.Connectors.Reading;

using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Hub.Connectors.Declarative.Places;

/// <summary>Reads documents of archives into places, and refuses those built to do harm.</summary>
internal static class PlaceReader
{
    private const int Deepest = 64;

    /// <summary>The root of a document.</summary>
    /// <param name="text">The document.</param>
    /// <param name="format">What it is.</param>
    /// <param name="namespaces">The namespaces of XPaths.</param>
    /// <exception cref="FormatException">It is not such a document; the message says where.</exception>
    public static Place Read(string text, DocumentFormat format, IReadOnlyDictionary<string, string> namespaces) => format switch
    {
        DocumentFormat.Json => new JsonTokenPlace(Json(text)),
        DocumentFormat.Xml => new XmlPlace(SafeXml.Navigate(text), Resolver(namespaces)),
        _ => new HtmlPlace(
            HtmlPage.Parse(text)?.DocumentElement ?? throw new FormatException("the page is larger or nested deeper than any real one"), "html"),
    };

    /// <summary>A document with nothing in it, to try paths on.</summary>
    public static Place Empty(DocumentFormat format, IReadOnlyDictionary<string, string> namespaces) =>
        Read(format switch { DocumentFormat.Json => "{}", DocumentFormat.Xml => "<empty/>", _ => "<html></html>" }, format, namespaces);

    private static JToken Json(string text)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(text))
            {
                DateParseHandling = DateParseHandling.None,
                FloatParseHandling = FloatParseHandling.Double,
                MaxDepth = Deepest,
            };
            var root = JToken.ReadFrom(reader);
            return !reader.Read() ? root : throw new FormatException($"something follows the end of the JSON (line {reader.LineNumber}, column {reader.LinePosition})");
        }
        catch (JsonException error)
        {
            var place = error is JsonReaderException at ? string.Create(CultureInfo.InvariantCulture, $" (line {at.LineNumber}, column {at.LinePosition})") : "";
            throw new FormatException($"it is not JSON of at most {Deepest} levels{place}", error);
        }
    }

    private static XmlNamespaceManager Resolver(IReadOnlyDictionary<string, string> namespaces)
    {
        var resolver = new XmlNamespaceManager(new NameTable());
        foreach (var (prefix, uri) in namespaces)
        {
            resolver.AddNamespace(prefix, uri);
        }

        return resolver;
    }
}
