using Hub.Deposition;
using Hub.Deposition.Accounts;

namespace Hub.Tests.Deposition.Accounts;

/// <summary>Who guesses passwords has to wait, and learns nothing of who has an account.</summary>
public sealed class PasswordTests : IAsyncLifetime
{
    private const string Right = "a long enough Passphrase 7";
    private DepositBench hub = null!;

    public async Task InitializeAsync()
    {
        hub = await DepositBench.StartAsync("--Hub:Accounts:FailuresPerAccount=3", "--Hub:Accounts:FailuresPerAddress=5");
        await hub.RegisterAsync("ada");
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task The_right_password_signs_in_whatever_the_case_of_the_address() =>
        (await hub.Get<PasswordSignIn>().CheckAsync("ADA@Example.org ", Right, "192.0.2.1", default)).Name.ShouldBe("ada");

    [Fact]
    public async Task After_some_failures_even_the_right_password_waits_and_later_counts_again()
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            (await TryAsync("ada@example.org", "wrong", $"192.0.2.{attempt}")).Code.ShouldBe("sign-in-failed");
        }

        (await TryAsync("ada@example.org", Right, "192.0.2.99")).Kind.ShouldBe(Refusal.TooMany);
        hub.Clock.Advance(TimeSpan.FromMinutes(15));

        (await hub.Get<PasswordSignIn>().CheckAsync("ada@example.org", Right, "192.0.2.99", default)).Name.ShouldBe("ada");
    }

    [Fact]
    public async Task One_address_cannot_try_one_password_on_many_accounts()
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            (await TryAsync($"somebody{attempt}@example.org", "password1", "192.0.2.1")).Code.ShouldBe("sign-in-failed");
        }

        (await TryAsync("ada@example.org", Right, "192.0.2.1")).Kind.ShouldBe(Refusal.TooMany);
        (await hub.Get<PasswordSignIn>().CheckAsync("ada@example.org", Right, "192.0.2.2", default)).Name.ShouldBe("ada");
    }

    [Fact]
    public async Task An_unknown_address_is_answered_as_a_wrong_password()
    {
        var (unknown, wrong) = (await TryAsync("nobody@example.org", Right, "192.0.2.1"), await TryAsync("ada@example.org", "wrong", "192.0.2.1"));

        (unknown.Code, unknown.Message, unknown.Kind).ShouldBe((wrong.Code, wrong.Message, wrong.Kind));
    }

    [Fact]
    public async Task A_closed_account_does_not_sign_in()
    {
        var account = await hub.Get<AccountRegistry>().FindByEmailAsync("ada@example.org", default);
        await hub.Get<AccountRegistry>().SetClosedAsync(account!.Id, closed: true, "command", default);

        (await TryAsync("ada@example.org", Right, "192.0.2.1")).Code.ShouldBe("sign-in-failed");
    }

    [Fact]
    public async Task Two_who_register_one_address_at_once_do_not_both_get_it()
    {
        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(each => Task.Run(async () =>
        {
            try
            {
                await hub.RegisterAsync("bob");
                return true;
            }
            catch (RefusedException refused) when (refused.Code == "email-taken")
            {
                return false;
            }
        })));

        tries.Count(registered => registered).ShouldBe(1);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaaaaa")]
    [InlineData("carla@example.org")]
    public async Task A_password_that_is_guessed_at_once_is_refused(string password) =>
        (await DepositBench.RefusedAsync(() => hub.Get<AccountRegistry>().RegisterAsync(new NewAccount("Carla", "carla@example.org", password), Roles.Depositor, null, default))).Field.ShouldBe("password");

    [Fact]
    public async Task The_store_has_no_password_and_no_secret_of_a_session()
    {
        var account = (await hub.Get<AccountRegistry>().FindByEmailAsync("ada@example.org", default))!;
        var secret = await hub.Get<Sessions>().BeginAsync(account.Id, "a browser", "192.0.2.1", default);

        account.PasswordHash.ShouldNotBeNull().ShouldNotContain(Right);
        (await hub.Get<Sessions>().FindAsync(secret, default)).ShouldNotBeNull().Id.ShouldNotBe(secret);
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        var registry = hub.Get<AccountRegistry>();
        var last = (await hub.RegisterAsync("root", Roles.Administrator)).AccountId()!;

        (await DepositBench.RefusedAsync(() => registry.ChangeRoleAsync(last, Roles.Depositor, last, default))).Code.ShouldBe("last-administrator");
        (await DepositBench.RefusedAsync(() => registry.SetClosedAsync(last, true, last, default))).Code.ShouldBe("last-administrator");
        await hub.RegisterAsync("second", Roles.Administrator);
        await registry.ChangeRoleAsync(last, Roles.Depositor, last, default);
    }

    private Task<RefusedException> TryAsync(string email, string password, string address) =>
        DepositBench.RefusedAsync(() => hub.Get<PasswordSignIn>().CheckAsync(email, password, address, default));
}
