using System.Xml;
using System.Xml.Linq;

namespace Hub.Correlation;

/// <summary>Opens XML of strangers: no DTD, no entities but the five built in, nothing fetched, bounded depth.</summary>
internal static class XmlFile
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = FileLimits.Bytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public static XElement Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            CheckDepth(bytes);
            using var reader = XmlReader.Create(new MemoryStream(bytes.ToArray(), writable: false), Settings);
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException error)
        {
            throw new TransformationFormatException($"line {Math.Max(1, error.LineNumber)}", $"This is no XML that can be read: {FileLimits.Clean(error.Message)}");
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException or System.Text.DecoderFallbackException)
        {
            throw new TransformationFormatException("line 1", $"This XML is in no encoding that can be read: {FileLimits.Clean(error.Message)}");
        }
    }

    /// <summary>Where an element stands, for a refusal.</summary>
    public static TransformationFormatException Refuse(this XElement element, string reason) => new($"line {element.Line()}", reason);

    public static int Line(this XElement element) => ((IXmlLineInfo)element).HasLineInfo() ? ((IXmlLineInfo)element).LineNumber : 1;

    public static XElement Get(this XElement element, string name) =>
        element.Element(name) ?? throw element.Refuse($"<{element.Name.LocalName}> has no <{name}>.");

    public static string Text(this XElement element, string attribute) =>
        element.Attribute(attribute)?.Value ?? throw element.Refuse($"<{element.Name.LocalName}> has no attribute '{attribute}'.");

    public static double Number(this XElement element, string attribute) => TextFile.Number(element.Text(attribute), element.Line());

    /// <summary>Numbers separated by blanks, as many as are expected.</summary>
    public static double[] Numbers(this XElement element, int count)
    {
        var numbers = TextFile.Numbers(element.Value, element.Line(), count);
        return numbers.Length == count ? numbers : throw element.Refuse($"<{element.Name.LocalName}> holds {numbers.Length} numbers; {count} are expected.");
    }

    private static void CheckDepth(ReadOnlyMemory<byte> bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes.ToArray(), writable: false), Settings);
        while (reader.Read())
        {
            if (reader.Depth > FileLimits.Depth)
            {
                throw new TransformationFormatException($"line {((IXmlLineInfo)reader).LineNumber}", $"Elements lie more than {FileLimits.Depth} deep in each other.");
            }
        }
    }
}
