namespace Hub.Tests.OData;

/// <summary>Something to group by.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Its different values in a record; none where it is not stated.</param>
internal sealed record ApplyKey<T>(string Name, Func<T, IEnumerable<object?>> Values);
