namespace Hub.OData;

/// <summary>One request of a batch.</summary>
/// <param name="Id">Its id, by which others depend on it.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Url">The address: relative to the service's root, an absolute path, an absolute address, or beginning with <c>$</c> and the id of an earlier request.</param>
/// <param name="Headers">Its own headers.</param>
/// <param name="DependsOn">Ids of earlier requests that must have succeeded.</param>
/// <param name="Group">The group that it is to succeed or fail with; null for none.</param>
internal sealed record BatchRequest(string Id, string Method, string Url, IReadOnlyList<KeyValuePair<string, string>> Headers, IReadOnlyList<string> DependsOn, string? Group)
{
    private const int MostRequests = 100;

    /// <summary>Refuses what cannot be a batch.</summary>
    /// <exception cref="ODataRefusedException">There are too many requests, an id is given twice, or one depends on none that comes before it.</exception>
    public static void Check(IReadOnlyList<BatchRequest> requests)
    {
        if (requests.Count > MostRequests) throw new ODataRefusedException(400, "limit-batch", $"A batch holds at most {MostRequests} requests (limit-batch), and this one {requests.Count}. Send several batches.", "requests");
        var before = new HashSet<string>(StringComparer.Ordinal);
        foreach (var request in requests)
        {
            if (request.DependsOn.FirstOrDefault(id => !before.Contains(id)) is { } unknown)
                throw new ODataRefusedException(400, "batch-order", $"The request \"{request.Id}\" depends on \"{unknown}\", which does not come before it. Put it before.", "requests");
            if (!before.Add(request.Id)) throw new ODataRefusedException(400, "batch-id", $"Two requests of the batch have the id \"{request.Id}\". Give each its own.", "requests");
        }
    }
}
