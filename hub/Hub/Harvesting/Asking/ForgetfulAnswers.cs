using Hub.Store;

namespace Hub.Harvesting;

/// <summary>Keeps new answers and finds none, so that a full harvest asks for everything.</summary>
internal sealed class ForgetfulAnswers(IAnswerCache answers) : IAnswerCache
{
    public Task<CachedAnswer?> FindAsync(string request, CancellationToken cancellationToken) => Task.FromResult<CachedAnswer?>(null);

    public Task KeepAsync(string request, CachedAnswer answer, CancellationToken cancellationToken) => answers.KeepAsync(request, answer, cancellationToken);
}
