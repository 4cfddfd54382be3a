using System.Text.Json;
using System.Xml.Linq;

namespace Hub.Correlation;

/// <summary>A file opened as what its first character says it is: JSON, XML, or lines of text.</summary>
internal sealed class FileContent : IDisposable
{
    private readonly JsonDocument? document;

    private FileContent(string name, JsonDocument? document, XElement? xml, IReadOnlyList<TextLine> lines)
    {
        this.document = document;
        Name = name;
        Xml = xml;
        Lines = lines;
    }

    /// <summary>The file's name without its folder.</summary>
    public string Name { get; }

    /// <summary>The root of a JSON file.</summary>
    public JsonPlace? Json => document is null ? null : new JsonPlace(document.RootElement);

    /// <summary>The root of an XML file.</summary>
    public XElement? Xml { get; }

    /// <summary>The lines of any other file.</summary>
    public IReadOnlyList<TextLine> Lines { get; }

    /// <exception cref="TransformationFormatException">It is too large, empty, or not what its first character says.</exception>
    public static FileContent Open(ReadOnlyMemory<byte> bytes, string name)
    {
        if (bytes.Length > FileLimits.Bytes)
        {
            throw new TransformationFormatException("line 1", $"The file has {bytes.Length} bytes; a transformation has at most {FileLimits.Bytes}.");
        }

        return Start(TextFile.WithoutMark(bytes).Span) switch
        {
            '{' or '[' => new FileContent(name, JsonFile.Parse(bytes), null, []),
            '<' or (char)0xFF or (char)0xFE => new FileContent(name, null, XmlFile.Parse(bytes), []),
            '\0' => throw new TransformationFormatException("line 1", "The file is empty."),
            _ => new FileContent(name, null, null, TextFile.Lines(bytes)),
        };
    }

    public void Dispose() => document?.Dispose();

    /// <summary>The first character that is neither blank nor in a comment.</summary>
    private static char Start(ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            bytes = bytes.TrimStart(" \t\r\n"u8);
            var end = bytes.StartsWith("/*"u8) ? bytes.IndexOf("*/"u8) + 2
                : bytes.StartsWith("//"u8) ? bytes.IndexOf((byte)'\n') + 1
                : 0;
            if (end <= (bytes.StartsWith("/*"u8) ? 1 : 0))
            {
                return bytes.IsEmpty ? '\0' : (char)bytes[0];
            }

            bytes = bytes[end..];
        }
    }
}
