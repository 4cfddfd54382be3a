namespace Hub.OData;

/// <summary>The response to one request of a batch.</summary>
/// <param name="Id">The request's id.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">The headers that belong to it alone.</param>
/// <param name="Body">The body.</param>
internal sealed record BatchResponse(string Id, int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The value of a header; null where it has none.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>A response that is an error.</summary>
    public static BatchResponse Refused(string id, ODataRefusedException refusal)
    {
        var answer = ErrorJson.Of(refusal);
        return new BatchResponse(id, answer.Status, [new("content-type", answer.MediaType)], answer.Body);
    }
}
