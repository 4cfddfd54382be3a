using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Where the next page goes on: in which state of the catalogue, after which record, and how many are still wanted.</summary>
/// <param name="Generation">The state.</param>
/// <param name="Left">How many are still wanted; null for all.</param>
/// <param name="Skip">How many to pass over, where pages are numbered.</param>
/// <param name="Mark">The record after which to go on, where pages are marked.</param>
internal sealed record SkipToken(long Generation, long? Left, long Skip, RecordsMark? Mark)
{
    private const int Longest = 8_192;

    /// <summary>The token for an address.</summary>
    public string Write()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteNumberValue(Generation);
            json.WriteNumberValue(Left ?? -1);
            json.WriteNumberValue(Skip);
            if (Mark is not null)
            {
                json.WriteStringValue(Mark.Key);
                foreach (object? value in Mark.Values) json.WriteStringValue(Text(value));
            }
            json.WriteEndArray();
        }
        return Base64Url.EncodeToString(buffer.ToArray());
    }

    /// <summary>Reads a token that <see cref="Write"/> made.</summary>
    /// <exception cref="ODataRefusedException">It is none.</exception>
    public static SkipToken Read(string token)
    {
        try
        {
            if (token.Length > Longest) throw new FormatException();
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(token));
            var parts = json.RootElement.EnumerateArray().ToArray();
            long left = parts[1].GetInt64();
            var mark = parts.Length > 3 ? new RecordsMark([.. parts.Skip(4).Select(part => Value(part.GetString()!))], parts[3].GetString()!) : null;
            return new SkipToken(parts[0].GetInt64(), left < 0 ? null : left, parts[2].GetInt64(), mark);
        }
        catch (Exception problem) when (problem is FormatException or JsonException or InvalidOperationException or IndexOutOfRangeException or OverflowException or NullReferenceException)
        {
            throw new ODataRefusedException(400, "skiptoken-unreadable", "The $skiptoken is not one that this service made. Follow the @odata.nextLink of a page as it stands.", "$skiptoken");
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        long number => string.Create(CultureInfo.InvariantCulture, $"l{number}"),
        double number => string.Create(CultureInfo.InvariantCulture, $"d{number:R}"),
        float number => string.Create(CultureInfo.InvariantCulture, $"f{number:R}"),
        var text => "s" + text,
    };

    private static object? Value(string text) => text.Length == 0 ? null : text[0] switch
    {
        'l' => long.Parse(text.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        'd' => double.Parse(text.AsSpan(1), NumberStyles.Float, CultureInfo.InvariantCulture),
        'f' => float.Parse(text.AsSpan(1), NumberStyles.Float, CultureInfo.InvariantCulture),
        's' => text[1..],
        _ => throw new FormatException(),
    };
}
