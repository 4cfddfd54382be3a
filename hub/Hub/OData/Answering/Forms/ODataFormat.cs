using System.Globalization;

namespace Hub.OData;

/// <summary>The form of a response.</summary>
/// <param name="Kind">The media type's kind.</param>
/// <param name="Metadata">How much control information JSON carries: <c>minimal</c>, <c>full</c> or <c>none</c>.</param>
/// <param name="LongsAsText">Whether 64-bit and decimal numbers are written as strings, for readers that know only doubles.</param>
internal sealed record ODataFormat(FormatKind Kind, string Metadata = ODataFormat.Minimal, bool LongsAsText = false)
{
    /// <summary>What is needed to read the data.</summary>
    public const string Minimal = "minimal";

    /// <summary>Types and links of everything too.</summary>
    public const string Full = "full";

    /// <summary>Only the data and the link to the next page.</summary>
    public const string None = "none";

    /// <summary>JSON as it is without being asked for.</summary>
    public static ODataFormat Json { get; } = new(FormatKind.Json);

    /// <summary>The media type of a response.</summary>
    public string MediaType => Kind switch
    {
        FormatKind.Csv => "text/csv; charset=utf-8; header=present",
        FormatKind.JsonLines => "application/jsonl; charset=utf-8",
        FormatKind.Xml => "application/xml",
        FormatKind.Text => "text/plain; charset=utf-8",
        _ => $"application/json;odata.metadata={Metadata};IEEE754Compatible={(LongsAsText ? "true" : "false")};charset=utf-8",
    };

    /// <summary>The form that is asked for: <c>$format</c> goes before the <c>Accept</c> header.</summary>
    /// <param name="format">The option's value: a short name or a media type.</param>
    /// <param name="accept">The header; null for anything.</param>
    /// <param name="xml">Whether XML is to be had, and preferred where anything goes: for <c>$metadata</c>.</param>
    /// <exception cref="ODataRefusedException">Nothing that is asked for is to be had.</exception>
    public static ODataFormat Choose(string? format, string? accept, bool xml)
    {
        var ranges = (format ?? accept ?? "*/*").Split(',').Select(range => range.Split(';', StringSplitOptions.TrimEntries)).Select(parts => (Parts: parts, Kind: Kinds(parts[0].ToLowerInvariant(), xml), Quality: Quality(parts))).ToArray();
        var refused = ranges.Where(range => range.Quality == 0).Select(range => range.Kind).ToHashSet();
        // The model is XML to clients that like both the same: many a library asks for JSON first whatever it reads.
        var best = ranges.Where(range => range.Kind is not null && !refused.Contains(range.Kind)).OrderByDescending(range => range.Quality).ThenByDescending(range => range.Kind == FormatKind.Xml).FirstOrDefault();
        if (best.Kind is { } kind) return With(new ODataFormat(kind), best.Parts);
        if (format is null) throw Refused("Accept", accept!);
        throw Refused("$format", format);
    }

    private static decimal Quality(string[] parts)
    {
        string? quality = parts.Skip(1).FirstOrDefault(part => part.StartsWith("q=", StringComparison.OrdinalIgnoreCase));
        return quality is not null && decimal.TryParse(quality.AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) ? value : 1;
    }

    private static FormatKind? Kinds(string type, bool xml) => type switch
    {
        "*/*" or "application/*" or "" => xml ? FormatKind.Xml : FormatKind.Json,
        "json" or "application/json" => FormatKind.Json,
        "xml" or "application/xml" or "text/xml" => xml ? FormatKind.Xml : null,
        "csv" or "text/csv" => xml ? null : FormatKind.Csv,
        "jsonl" or "application/jsonl" or "application/x-ndjson" => xml ? null : FormatKind.JsonLines,
        "text/html" or "text/plain" or "text/*" => xml ? FormatKind.Xml : FormatKind.Json,
        _ => null,
    };

    private static ODataFormat With(ODataFormat format, string[] parts)
    {
        foreach (string part in parts.Skip(1))
        {
            string text = part.ToLowerInvariant().Replace("odata.", "", StringComparison.Ordinal);
            format = text switch
            {
                "metadata=minimal" or "metadata=full" or "metadata=none" => format with { Metadata = text["metadata=".Length..] },
                "ieee754compatible=true" => format with { LongsAsText = true },
                _ => format,
            };
        }
        return format;
    }

    private static ODataRefusedException Refused(string target, string wanted) => new(
        target == "Accept" ? 406 : 415,
        "format-unsupported",
        $"The format \"{(wanted.Length > 60 ? wanted[..60] + "…" : wanted)}\" is not to be had. There are json, csv and jsonl; $metadata is to be had as xml and json.",
        target);
}
