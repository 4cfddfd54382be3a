using System.Text;

namespace Hub.Deposition.PageTab;

/// <summary>Reads and writes page-tab in any of its forms.</summary>
public static class PageTabDocument
{
    /// <summary>Reads a document. Hostile or broken text gives problems, never an exception.</summary>
    /// <param name="utf8">The whole text in UTF-8, with or without a byte order mark.</param>
    /// <param name="form">Its form.</param>
    public static PageTabReading Read(ReadOnlySpan<byte> utf8, PageTabForm form)
    {
        if (utf8.Length > PageTabLimits.Bytes)
        {
            return Refused("too-large", $"The document has {utf8.Length} bytes; at most {PageTabLimits.Bytes} are read. Put its files into file lists.");
        }

        var text = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        if (!System.Text.Unicode.Utf8.IsValid(text))
        {
            return Refused("not-utf8", "The document is not UTF-8; save it again with that character set.");
        }

        return form switch
        {
            PageTabForm.Json => PageTabJson.Read(text),
            PageTabForm.Xml => PageTabXml.Read(text),
            _ => PageTabTsv.Read(Encoding.UTF8.GetString(text)),
        };
    }

    /// <summary>Writes a document in UTF-8.</summary>
    /// <param name="submission">The document, well-formed.</param>
    /// <param name="form">The form.</param>
    public static byte[] Write(Submission submission, PageTabForm form) => form switch
    {
        PageTabForm.Json => PageTabJson.Write(submission),
        PageTabForm.Xml => PageTabXml.Write(submission),
        _ => Encoding.UTF8.GetBytes(PageTabTsv.Write(submission)),
    };

    /// <summary>The form that a file's name tells: <c>.json</c>, <c>.xml</c>, <c>.tsv</c>, <c>.txt</c>; null for any other.</summary>
    /// <param name="fileName">The name.</param>
    public static PageTabForm? FormOf(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".json" => PageTabForm.Json,
        ".xml" => PageTabForm.Xml,
        ".tsv" or ".txt" => PageTabForm.Tsv,
        _ => null,
    };

    private static PageTabReading Refused(string code, string message) => new(null, [new PageTabProblem(code, message, new Place(1, 1))]);
}
