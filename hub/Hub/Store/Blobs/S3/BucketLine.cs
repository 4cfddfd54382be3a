namespace Hub.Store;

/// <summary>Says of a server that does not answer that it is the bucket's: Amazon's library passes on whatever the network said.</summary>
/// <param name="line">The way to the server.</param>
internal sealed class BucketLine(HttpMessageHandler line) : DelegatingHandler(line)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new BucketUnreachableException(request.RequestUri, failure);
        }
    }
}
