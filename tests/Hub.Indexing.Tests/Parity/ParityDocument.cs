using System.Globalization;
using Hub.Indexing.Documents;

namespace Hub.Indexing.Tests.Parity;

/// <summary>A document that both engines index.</summary>
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
        ["id"] = Id, ["title"] = Title, ["body"] = Body, ["organism"] = Organisms, ["method"] = Methods, ["year"] = Year.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>For the engine.</summary>
    public IndexDocument ToDocument() => new()
    {
        Key = Id,
        Values =
        [
            FieldValue.Keyword("id", Id), FieldValue.Text("title", Title), FieldValue.Text("body", Body), FieldValue.Integer("year", Year),
            .. Organisms.Select(organism => FieldValue.Keyword("organism", organism)), .. Methods.Select(method => FieldValue.Keyword("method", method)),
        ],
    };
}
