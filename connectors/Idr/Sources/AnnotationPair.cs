namespace Hub.Connectors.Idr.Sources;

/// <summary>A key-value of a study's map annotation; keys repeat.</summary>
/// <param name="Container">The container it is attached to.</param>
/// <param name="Key"><c>PubMed ID</c>.</param>
/// <param name="Value">The value without its address: <c>24943848</c>.</param>
/// <param name="Address">The address written behind the value, or null.</param>
internal sealed record AnnotationPair(Container Container, string Key, string Value, string? Address)
{
    /// <summary>Where the pair stands, for traces.</summary>
    public string Where => $"annotations.json: {Container.Reference} {Key}";

    /// <summary>Splits "value address" at the last address; a value that is an address itself stays one.</summary>
    public static AnnotationPair Of(Container container, string key, string text)
    {
        var at = text.LastIndexOf(" http", StringComparison.Ordinal);
        var address = at < 0 ? "" : text[(at + 1)..];
        return Uri.TryCreate(address, UriKind.Absolute, out _) && !address.Contains(' ', StringComparison.Ordinal)
            ? new AnnotationPair(container, key, text[..at].TrimEnd(), address)
            : new AnnotationPair(container, key, text, null);
    }
}
