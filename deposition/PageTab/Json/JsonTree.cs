using System.Text;
using System.Text.Json;

namespace Hub.Deposition.PageTab;

/// <summary>Reads JSON into values that know line and column.</summary>
internal ref struct JsonTree
{
    private const int Deepest = 64;

    private readonly ReadOnlySpan<byte> utf8;
    private Utf8JsonReader reader;
    private int lineStart;
    private int line;
    private int seen;

    public JsonTree(ReadOnlySpan<byte> utf8)
    {
        this.utf8 = utf8;
        reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Deepest, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        line = 1;
    }

    /// <summary>The document's value.</summary>
    /// <exception cref="JsonException">It is malformed.</exception>
    public JsonSpot? Read()
    {
        if (!reader.Read())
        {
            return null;
        }

        var root = Value();
        while (reader.Read())
        {
            // Reads on to the end, so that text after the document is met.
        }

        return root;
    }

    private JsonSpot Value()
    {
        var place = Here();
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Object(place),
            JsonTokenType.StartArray => List(place),
            JsonTokenType.String => new JsonSpot(JsonTokenType.String, place) { Text = Decoded() },
            JsonTokenType.Null => new JsonSpot(JsonTokenType.Null, place),
            var kind => new JsonSpot(kind, place) { Text = Encoding.UTF8.GetString(reader.ValueSpan) },
        };
    }

    private JsonSpot Object(Place place)
    {
        var spot = new JsonSpot(JsonTokenType.StartObject, place);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = Decoded();
            reader.Read();
            spot.Members.Add((name, Value()));
        }

        return spot;
    }

    private JsonSpot List(Place place)
    {
        var spot = new JsonSpot(JsonTokenType.StartArray, place);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            spot.Items.Add(Value());
        }

        return spot;
    }

    // A string with half a surrogate pair escaped in it is no text.
    private string Decoded()
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFF";
        }
    }

    private Place Here()
    {
        var at = (int)reader.TokenStartIndex;
        for (; seen < at; seen++)
        {
            if (utf8[seen] == (byte)'\n')
            {
                line++;
                lineStart = seen + 1;
            }
        }

        return new Place(line, Encoding.UTF8.GetCharCount(utf8[lineStart..at]) + 1);
    }
}
