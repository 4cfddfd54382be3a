using System.Text;
using Hub.Indexing.Documents;

namespace Hub.Indexing.Buffering;

/// <summary>Whether a document fits the schema and its bounds.</summary>
internal static class DocumentCheck
{
    /// <summary>Refuses what does not fit, before anything of it is kept.</summary>
    internal static void Check(IndexSchema schema, IndexDocument document)
    {
        CheckKey(document.Key);
        HashSet<string>? seen = null;
        foreach (var value in document.Values)
        {
            var field = schema.Find(value.Name)
                ?? throw new DocumentRefusedException($"The document '{document.Key}' has a field '{value.Name}' that the schema has not: {string.Join(", ", schema.Fields.Select(f => f.Name))}.");
            if (field.Kind != value.Kind)
                throw new DocumentRefusedException($"The document '{document.Key}' gives the field '{value.Name}' a value of kind {value.Kind}, and it takes {field.Kind}.");
            if (!field.MultiValued && !(seen ??= []).Add(value.Name))
                throw new DocumentRefusedException($"The document '{document.Key}' gives the field '{value.Name}' more than one value, and it takes one.");
            if (value.Kind == FieldKind.Keyword) CheckKeyword(document.Key, value);
            else if (value.Kind == FieldKind.Text && value.Chars is null)
                throw new DocumentRefusedException($"The document '{document.Key}' has no text for the field '{value.Name}'.");
        }
    }

    internal static void CheckKey(string key)
    {
        int bytes = Encoding.UTF8.GetByteCount(key);
        if (bytes is 0 or > IndexDocument.LongestKey)
            throw new DocumentRefusedException($"The key '{Short(key)}' has {bytes} bytes of UTF-8; 1 to {IndexDocument.LongestKey} are allowed.");
    }

    private static void CheckKeyword(string key, in FieldValue value)
    {
        int bytes = value.Chars is null ? -1 : Encoding.UTF8.GetByteCount(value.Chars);
        if (bytes is < 0 or > IndexDocument.LongestKeyword)
            throw new DocumentRefusedException($"The document '{key}' has a keyword '{Short(value.Chars ?? "")}' in the field '{value.Name}' of {bytes} bytes of UTF-8; 0 to {IndexDocument.LongestKeyword} are allowed.");
    }

    private static string Short(string text) => text.Length <= 64 ? text : text[..64] + "…";
}
