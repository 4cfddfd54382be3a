using System.Security.Claims;

using Hub.Deposition.Accounts;

namespace Hub.Tests.Deposition.Publishing;

/// <summary>One hub with curation for many tests, each of which makes deposits of its own.</summary>
public sealed class CuratedHub : IAsyncLifetime
{
    internal DepositBench Hub { get; private set; } = null!;

    internal ClaimsPrincipal Ada { get; private set; } = null!;

    internal ClaimsPrincipal Curator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Hub = await DepositBench.StartAsync("--Hub:Deposition:Curation=true");
        (Ada, Curator) = (await Hub.RegisterAsync(), await Hub.RegisterAsync("carla", Roles.Curator));
    }

    public async Task DisposeAsync() => await Hub.DisposeAsync();
}
