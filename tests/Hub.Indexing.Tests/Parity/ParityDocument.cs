using System.Globalization;
using Hub.Indexing.Documents;

namespace Hub.Indexing.Tests.Parity;

/// <summary>A document that both engines index; every line of the body is a value of its own.</summary>
public sealed record ParityDocument(string Id, string Title, string Body, IReadOnlyList<string> Organisms, IReadOnlyList<string> Methods, long Year)
{
    /// <summary>How the oracle keeps each field.</summary>
    public static IReadOnlyDictionary<string, object?> OracleFields { get; } = new Dictionary<string, object?>
    {
        ["id"] = "keyword", ["title"] = "text", ["body"] = "text", ["organism"] = "facet", ["method"] = "facet", ["year"] = "long",
    };

    /// <summary>For the oracle.</summary>
    public IReadOnlyDictionary<string, object?> ToOracle() => new Dictionary<string, object?>
    {
        ["id"] = Id, ["title"] = Title, ["body"] = Body.Split('\n'), ["organism"] = Organisms, ["method"] = Methods, ["year"] = Year.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>For the engine.</summary>
    public IndexDocument ToDocument() => new()
    {
        Key = Id,
        Values =
        [
            FieldValue.Keyword("id", Id), FieldValue.Text("title", Title), FieldValue.Integer("year", Year),
            .. Body.Split('\n').Select(line => FieldValue.Text("body", line)),
            .. Organisms.Select(organism => FieldValue.Keyword("organism", organism)), .. Methods.Select(method => FieldValue.Keyword("method", method)),
        ],
    };
}
