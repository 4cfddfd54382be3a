namespace Hub.OData;

/// <summary>A whole response, in memory because one page is small.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="MediaType">The media type.</param>
/// <param name="Body">The bytes.</param>
internal sealed record ODataAnswer(int Status, string MediaType, ReadOnlyMemory<byte> Body);
