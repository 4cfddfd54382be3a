using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Hub.Deposition.PageTab;

/// <summary>Page-tab as XML. Document types and entities are refused: nothing outside the text is ever read.</summary>
internal static class PageTabXml
{
    // Each section within another adds two elements, its table a third; attributes and qualifiers add five below the deepest.
    private const int DeepestElement = (PageTabLimits.Depth * 3) + 8;

    private static readonly XmlReaderSettings Hardened = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = PageTabLimits.Bytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private static readonly XmlWriterSettings Readable = new() { Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize, Encoding = new UTF8Encoding(false) };

    public static PageTabReading Read(ReadOnlySpan<byte> utf8)
    {
        var text = new PageTabText();
        try
        {
            using var bytes = new MemoryStream(utf8.ToArray());
            using var reader = XmlReader.Create(bytes, Hardened);
            using var bounded = new BoundedXmlReader(reader, DeepestElement);
            var root = XElement.Load(bounded, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
            return new PageTabReading(new XmlSections(text).Submission(root), text.Problems);
        }
        catch (XmlException wrong)
        {
            var place = new Place(Math.Max(1, wrong.LineNumber), Math.Max(1, wrong.LinePosition));
            return new PageTabReading(null, [new PageTabProblem("not-xml", $"This is not XML that can be read: {wrong.Message}", place)]);
        }
    }

    public static byte[] Write(Submission submission)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Readable))
        {
            xml.WriteStartElement("submission");
            Mark(xml, "accno", submission.Accno);
            Attributes(xml, submission.Attributes);
            Section(xml, submission.Section);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Section(XmlWriter xml, Section section)
    {
        xml.WriteStartElement("section");
        Mark(xml, "accno", section.Accno);
        xml.WriteAttributeString("type", section.Type);
        Attributes(xml, section.Attributes);
        Grouped(xml, "subsections", TableRuns.Of(section.Subsections, each => each.InTable, (one, next) => one.Is(next.Type)), Section);
        Grouped(xml, "files", TableRuns.Of(section.Files, each => each.InTable, (_, _) => true), File);
        Grouped(xml, "links", TableRuns.Of(section.Links, each => each.InTable, (_, _) => true), Link);
        xml.WriteEndElement();
    }

    private static void Grouped<T>(XmlWriter xml, string name, IReadOnlyList<TableRun<T>> runs, Action<XmlWriter, T> write)
    {
        if (runs.Count == 0)
        {
            return;
        }

        xml.WriteStartElement(name);
        foreach (var run in runs)
        {
            if (run.IsTable)
            {
                xml.WriteStartElement("table");
            }

            foreach (var item in run.Items)
            {
                write(xml, item);
            }

            if (run.IsTable)
            {
                xml.WriteEndElement();
            }
        }

        xml.WriteEndElement();
    }

    private static void File(XmlWriter xml, PageTabFile file)
    {
        xml.WriteStartElement("file");
        Mark(xml, "size", file.Size?.ToString(CultureInfo.InvariantCulture));
        Mark(xml, "type", file.Type);
        xml.WriteElementString("path", file.Path);
        Attributes(xml, file.Attributes);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, PageTabLink link)
    {
        xml.WriteStartElement("link");
        xml.WriteElementString("url", link.Url);
        Attributes(xml, link.Attributes);
        xml.WriteEndElement();
    }

    private static void Attributes(XmlWriter xml, IReadOnlyList<PageTabAttribute> attributes)
    {
        if (attributes.Count == 0)
        {
            return;
        }

        xml.WriteStartElement("attributes");
        foreach (var attribute in attributes)
        {
            xml.WriteStartElement("attribute");
            Mark(xml, "reference", attribute.IsReference ? "true" : null);
            Named(xml, attribute.Name, attribute.Value);
            Qualifiers(xml, "nmqual", attribute.NameQualifiers);
            Qualifiers(xml, "valqual", attribute.ValueQualifiers);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Qualifiers(XmlWriter xml, string element, IReadOnlyList<Qualifier> qualifiers)
    {
        foreach (var qualifier in qualifiers)
        {
            xml.WriteStartElement(element);
            Named(xml, qualifier.Name, qualifier.Value);
            xml.WriteEndElement();
        }
    }

    private static void Named(XmlWriter xml, string name, string? value)
    {
        xml.WriteElementString("name", name);
        if (value is not null)
        {
            xml.WriteElementString("value", value);
        }
    }

    private static void Mark(XmlWriter xml, string name, string? value)
    {
        if (value is not null)
        {
            xml.WriteAttributeString(name, value);
        }
    }
}
