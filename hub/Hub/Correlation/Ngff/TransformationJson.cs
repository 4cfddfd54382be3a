using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hub.Correlation;

/// <summary>
/// Canonical JSON of a transformation: the shape of OME-NGFF 0.6rc0 without input and output, and one extension,
/// <c>{"type": "thinPlateSpline", "source": [[…]], "target": [[…]]}</c>. A scale that is not positive is written as an affine, which
/// maps the same, because OME-NGFF's schema takes positive factors only.
/// </summary>
public static class TransformationJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = FileLimits.Depth * 2 };

    /// <summary>Reads a transformation; also in the words of OME-NGFF's earlier drafts.</summary>
    /// <param name="json">UTF-8.</param>
    /// <exception cref="TransformationFormatException">It is no JSON or no transformation; with the path and the reason.</exception>
    public static Transformation Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonFile.Parse(json);
        return Read(document.RootElement);
    }

    /// <summary>Reads a transformation out of a document that was parsed before.</summary>
    /// <param name="element">The transformation's object.</param>
    /// <exception cref="TransformationFormatException">It is no transformation; with the path from the element and the reason.</exception>
    public static Transformation Read(JsonElement element)
    {
        try
        {
            return new NgffTransformationReader().Read(new JsonPlace(element), NgffAxes.Unknown);
        }
        catch (InvalidOperationException)
        {
            throw new TransformationFormatException("$", "A text in it is no UTF-8, or an escape in it is half a character.");
        }
    }

    /// <summary>The canonical JSON on one line; numbers are the shortest that read back the same.</summary>
    /// <param name="transformation">Any transformation.</param>
    public static string Write(Transformation transformation)
    {
        var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            Write(writer, transformation);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>Writes the object into a document.</summary>
    /// <param name="writer">Where a value is expected.</param>
    /// <param name="transformation">Any transformation.</param>
    public static void Write(Utf8JsonWriter writer, Transformation transformation)
    {
        writer.WriteStartObject();
        NgffTransformationWriter.WriteMembers(writer, transformation);
        writer.WriteEndObject();
    }
}
