using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Where the next page goes on: in which state of the catalogue, after which record, and how many are still wanted.</summary>
internal sealed record SkipToken
{
    private const int Longest = 8_192;
    private const int Fixed = 5;

    /// <summary>The state of the catalogue.</summary>
    public required long Generation { get; init; }

    /// <summary>The moment of the first page, which <c>now()</c> stays at.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The state of a set that is in no index; null for other sets.</summary>
    public string? State { get; init; }

    /// <summary>How many are still wanted; null for all.</summary>
    public long? Left { get; init; }

    /// <summary>How many to pass over, where pages are numbered.</summary>
    public long Skip { get; init; }

    /// <summary>The record after which to go on, where pages are marked.</summary>
    public RecordsMark? Mark { get; init; }

    /// <summary>The token of a request; null where it has none.</summary>
    /// <exception cref="ODataRefusedException">It is none that was made here.</exception>
    public static SkipToken? Of(QueryOptions options) => options["$skiptoken"] is { } token ? Read(token) : null;

    /// <summary>The token for an address.</summary>
    public string Write()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteNumberValue(Generation);
            json.WriteNumberValue(At.UtcTicks);
            json.WriteStringValue(State);
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

    private static SkipToken Read(string token)
    {
        try
        {
            if (token.Length > Longest) throw new FormatException();
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(token));
            var parts = json.RootElement.EnumerateArray().ToArray();
            long left = parts[3].GetInt64();
            return new SkipToken
            {
                Generation = parts[0].GetInt64(),
                At = new DateTimeOffset(parts[1].GetInt64(), TimeSpan.Zero),
                State = parts[2].GetString(),
                Left = left < 0 ? null : left,
                Skip = parts[4].GetInt64(),
                Mark = parts.Length > Fixed ? new RecordsMark([.. parts.Skip(Fixed + 1).Select(part => Value(part.GetString()!))], parts[Fixed].GetString()!) : null,
            };
        }
        catch (Exception problem) when (problem is FormatException or JsonException or InvalidOperationException or IndexOutOfRangeException or OverflowException or NullReferenceException or ArgumentException)
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
