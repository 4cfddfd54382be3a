using System.Globalization;
using Hub.Indexing.Documents;

namespace Hub.Catalogue;

/// <summary>Collects the field values of one document.</summary>
internal sealed class DocumentBuilder
{
    private readonly List<FieldValue> values = [];
    private readonly HashSet<string> beyond = new(StringComparer.Ordinal);

    /// <summary>Adds every property and list of a record.</summary>
    public DocumentBuilder Record(RecordFields fields, object record)
    {
        foreach (var property in fields.Properties) Property(property, record);
        foreach (var collection in fields.Collections) Collection(collection, record);
        foreach (var count in fields.Counts.Where(count => count != DatasetFields.FileListCount)) Property(count, record);
        return this;
    }

    /// <summary>Adds the key-values of a file or component.</summary>
    public DocumentBuilder Open(object record)
    {
        foreach (var name in OpenValues.Of(record).GroupBy(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal))
        {
            Keyword(FieldNames.OpenNames, name.Key);
            foreach (string value in name.Distinct(StringComparer.Ordinal)) KeywordOrBeyond(FieldNames.Open + name.Key, name.Key, value);
        }
        return this;
    }

    /// <summary>Adds a keyword; what no keyword can hold is left out.</summary>
    public DocumentBuilder Keyword(string field, string? value)
    {
        if (!string.IsNullOrEmpty(value) && FieldNames.Fits(value)) values.Add(FieldValue.Keyword(field, value));
        return this;
    }

    /// <summary>Adds each different keyword once.</summary>
    public DocumentBuilder Keywords(string field, IEnumerable<string?> keywords)
    {
        foreach (string? keyword in keywords.Distinct(StringComparer.Ordinal)) Keyword(field, keyword);
        return this;
    }

    /// <summary>Adds a whole number.</summary>
    public DocumentBuilder Integer(string field, long value)
    {
        values.Add(FieldValue.Integer(field, value));
        return this;
    }

    /// <summary>Adds prose.</summary>
    public DocumentBuilder Text(string field, string? prose)
    {
        if (!string.IsNullOrWhiteSpace(prose)) values.Add(FieldValue.Text(field, prose));
        return this;
    }

    /// <summary>The document.</summary>
    public IndexDocument Build(string key, ReadOnlyMemory<byte> stored)
    {
        foreach (string name in beyond) values.Add(FieldValue.Keyword(FieldNames.Beyond, name));
        return new IndexDocument { Key = key, Values = values, Stored = stored };
    }

    private void Property(RecordProperty property, object record)
    {
        bool any = false;
        foreach (object value in property.Values(record))
        {
            any = true;
            Add(property, value);
        }
        if (!any && !property.Many) Integer(FieldNames.Absent + property.Name, 1);
    }

    private void Add(RecordProperty property, object value)
    {
        switch (value)
        {
            case string text: KeywordOrBeyond(property.Field, property.Name, text); break;
            case bool truth: values.Add(FieldValue.Keyword(property.Field, truth ? "true" : "false")); break;
            case long number: values.Add(FieldValue.Integer(property.Field, number)); break;
            case DateOnly date: values.Add(FieldValue.Date(property.Field, new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero))); break;
            case DateTimeOffset moment: values.Add(FieldValue.Date(property.Field, moment)); break;
            default: throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The property {property.Name} has a value of type {value.GetType()}."), nameof(value));
        }
    }

    private void Collection(RecordCollection collection, object record)
    {
        foreach (string?[] element in collection.Elements(record).DistinctBy(RecordCollection.Join, StringComparer.Ordinal))
        {
            if (RecordCollection.CanJoin(element)) KeywordOrBeyond(collection.Field, collection.Name, RecordCollection.Join(element));
            else beyond.Add(collection.Name);
        }
    }

    private void KeywordOrBeyond(string field, string name, string text)
    {
        if (FieldNames.Fits(text)) values.Add(FieldValue.Keyword(field, text));
        else beyond.Add(name);
    }
}
