using Hub.Deposition.Drafts;
using Hub.Deposition.Publishing;

namespace Hub.Tests.Deposition.Publishing;

/// <summary>Says when something was released, or breaks the release off.</summary>
internal sealed class ReleaseSignal : IReleaseFollower
{
    private readonly TaskCompletionSource<string> released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The accession first released.</summary>
    public Task<string> Released => released.Task;

    public bool Fails { get; set; }

    public Task FollowAsync(Deposit deposit, CancellationToken cancellationToken)
    {
        if (Fails)
        {
            throw new HttpRequestException("The registry of DOIs does not answer.");
        }

        released.TrySetResult(deposit.Accession);
        return Task.CompletedTask;
    }
}
