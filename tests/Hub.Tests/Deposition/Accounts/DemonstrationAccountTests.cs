using Hub.Deposition.Accounts;
using Hub.Portal.Composing;

namespace Hub.Tests.Deposition.Accounts;

/// <summary>A demonstration tells its password on the console, so it must not be one that outlives it.</summary>
public sealed class DemonstrationAccountTests : IAsyncLifetime
{
    private DepositBench hub = null!;

    public async Task InitializeAsync() => hub = await DepositBench.StartAsync();

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Every_start_has_its_own_password_and_the_last_one_no_longer_signs_in()
    {
        var first = await DemonstrationAccount.RenewAsync(hub.Get<AccountRegistry>(), default);
        (await SignInAsync(first)).Role.ShouldBe(Roles.Administrator);

        var second = await DemonstrationAccount.RenewAsync(hub.Get<AccountRegistry>(), default);

        (await SignInAsync(second)).Email.ShouldBe(DemonstrationAccount.Email);
        (await DepositBench.RefusedAsync(() => SignInAsync(first))).Code.ShouldBe("sign-in-failed");
    }

    private Task<Account> SignInAsync(string password) => hub.Get<PasswordSignIn>().CheckAsync(DemonstrationAccount.Email, password, "192.0.2.1", default);
}
