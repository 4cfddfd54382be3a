namespace Hub.Indexing.Queries;

/// <summary>A query costs more than the limits allow, or asks a field for what it cannot do; the message says which limit or field, and what to do.</summary>
public sealed class QueryRefusedException(string message) : Exception(message);
