using Hub.Deposition.Accounts;

namespace Hub.Tests.Deposition.Security;

/// <summary>One running hub with an account of each role.</summary>
public sealed class WebHubFixture : IAsyncLifetime
{
    public WebHub Hub { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Hub = await WebHub.StartAsync("--Hub:Accounts:RegistrationsPerAddress=1000");
        foreach (var role in Roles.All)
        {
            await Hub.RegisterAsync("a-" + role, role);
        }
    }

    public async Task<Account> AccountAsync(string role) => (await Hub.Get<AccountRegistry>().FindByEmailAsync($"a-{role}@example.org", default)).ShouldNotBeNull();

    /// <summary>A browser in which the account of a role has signed in.</summary>
    public async Task<WebVisitor> SignedInAsync(string role)
    {
        var visitor = Hub.Visitor();
        await visitor.PostAsync("/account/sign-in", ("Email", $"a-{role}@example.org"), ("Password", WebHub.Password));
        visitor.Session.ShouldNotBeNull();
        return visitor;
    }

    public async Task DisposeAsync() => await Hub.DisposeAsync();
}
