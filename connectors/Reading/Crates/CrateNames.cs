using System.Collections.Frozen;

namespace Hub.Connectors.Reading.Crates;

/// <summary>The names of properties, types and terms in a crate, whatever context wrote them.</summary>
public static class CrateNames
{
    private static readonly FrozenDictionary<string, string> Prefixes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["obo"] = "http://purl.obolibrary.org/obo/",
        ["schema"] = "http://schema.org/",
        ["dwc"] = "http://rs.tdwg.org/dwc/terms/",
        ["dwciri"] = "http://rs.tdwg.org/dwc/iri/",
        ["bao"] = "http://www.bioassayontology.org/bao#",
        ["orcid"] = "https://orcid.org/",
        ["doi"] = "https://doi.org/",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The last word of a name: <c>schema:name</c>, <c>http://schema.org/name</c> and <c>name</c> are all <c>name</c>;
    /// <c>rdf:seeAlso</c> and <c>rdfs:seeAlso</c> are both <c>seeAlso</c>.
    /// </summary>
    /// <param name="name">A property or type as written.</param>
    public static string Local(string name)
    {
        var cut = name.AsSpan().LastIndexOfAny("/#:");
        var local = cut < 0 ? name : name[(cut + 1)..];
        return local switch
        {
            "BAO_0002004" => "hasCellLine",
            "Organisation" => "Organization",
            "QuantitiveValue" => "QuantitativeValue",
            _ => local,
        };
    }

    /// <summary>An id with its prefix written out: <c>obo:NCBITaxon_9606</c> becomes <c>http://purl.obolibrary.org/obo/NCBITaxon_9606</c>.</summary>
    /// <param name="id">An <c>@id</c> as written.</param>
    /// <param name="declared">The prefixes of the crate's own context, which go before the usual ones.</param>
    public static string Expand(string id, IReadOnlyDictionary<string, string> declared)
    {
        var colon = id.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || id.AsSpan(colon).StartsWith("://"))
        {
            return id;
        }

        var prefix = id[..colon];
        return declared.TryGetValue(prefix, out var address) || Prefixes.TryGetValue(prefix, out address)
            ? string.Concat(address, id.AsSpan(colon + 1))
            : id;
    }

    /// <summary>Whether a text is an absolute web address (and holds no one's e-mail address).</summary>
    /// <param name="text">Any text.</param>
    public static bool IsAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && !PlainText.HoldsMail(text!);
}
