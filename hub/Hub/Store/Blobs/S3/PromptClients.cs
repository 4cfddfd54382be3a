using Amazon.Runtime;

namespace Hub.Store;

/// <summary>Makes the clients of S3 servers: as Amazon's library does, but for how they read answers.</summary>
internal sealed class PromptClients : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var line = new SocketsHttpHandler { AllowAutoRedirect = clientConfig.AllowAutoRedirect, ConnectCallback = PromptStream.ConnectAsync };
        return new HttpClient(new BucketLine(line)) { Timeout = clientConfig.Timeout ?? Timeout.InfiniteTimeSpan };
    }
}
