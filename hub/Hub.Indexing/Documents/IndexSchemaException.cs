namespace Hub.Indexing.Documents;

/// <summary>An index that is whole, but keeps a field as another kind than the schema it is opened with says: it must be built anew.</summary>
public sealed class IndexSchemaException(string message) : Exception(message);
