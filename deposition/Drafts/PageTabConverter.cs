using System.Text.Json;
using System.Text.Json.Serialization;

using Hub.Deposition.PageTab;

namespace Hub.Deposition.Drafts;

/// <summary>Keeps a page-tab document as its own JSON within the deposit's.</summary>
internal sealed class PageTabConverter : JsonConverter<Submission>
{
    public override Submission Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var tree = JsonDocument.ParseValue(ref reader);
        var read = PageTabDocument.Read(JsonSerializer.SerializeToUtf8Bytes(tree.RootElement), PageTabForm.Json);
        return read.Submission ?? throw new JsonException($"The kept metadata are no page-tab document: {(read.Problems.Count > 0 ? read.Problems[0].Message : "empty")}");
    }

    public override void Write(Utf8JsonWriter writer, Submission value, JsonSerializerOptions options) =>
        writer.WriteRawValue(PageTabDocument.Write(value, PageTabForm.Json));
}
