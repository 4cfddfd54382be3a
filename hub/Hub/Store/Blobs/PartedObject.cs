namespace Hub.Store;

/// <summary>Bytes that a client sends to a store in parts, under a name of their own until they are proven to be a blob.</summary>
/// <param name="Name">Its name in the store.</param>
/// <param name="Id">The store's own word for the upload.</param>
public sealed record PartedObject(string Name, string Id);
