namespace Hub.Indexing.Documents;

/// <summary>A document does not fit the schema or its bounds; the message names the key, the field and what is allowed. Nothing of it was added.</summary>
public sealed class DocumentRefusedException(string message) : Exception(message);
