using System.CommandLine;
using System.Globalization;

using Hub.Deposition.Accounts;

using Spectre.Console;

namespace Hub.Portal.Commands;

/// <summary><c>account add EMAIL --role ROLE</c>: makes an account, the first administrator's above all; the password comes on standard input, where no list of processes shows it.</summary>
public static class AccountCommand
{
    /// <summary>The command.</summary>
    /// <param name="settings">Settings of the command line.</param>
    public static Command Create(string[] settings) => new("account", "Add accounts from the command line") { Add(settings) };

    private static Command Add(string[] settings)
    {
        var email = new Argument<string>("email") { Description = "The e-mail address to sign in with" };
        var role = new Option<string>("--role") { Description = "depositor, steward, curator or administrator", DefaultValueFactory = _ => Roles.Depositor };
        role.AcceptOnlyFromAmong([.. Roles.All]);
        var name = new Option<string?>("--name") { Description = "The name that others see; the address where it is left out" };
        var command = new Command("add", "Add an account; its password is the first line of standard input") { email, role, name };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var hub = await CommandHub.OpenAsync(settings, cancellationToken);
            if (!Console.IsInputRedirected)
            {
                await Console.Error.WriteLineAsync("Type the password and press Enter; it is shown while you type.");
            }

            var password = await Console.In.ReadLineAsync(cancellationToken) ?? "";
            var address = parsed.GetValue(email)!;
            var account = await hub.Get<AccountRegistry>().RegisterAsync(new NewAccount(parsed.GetValue(name) ?? address, address, password), parsed.GetValue(role)!, "command", cancellationToken);
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{account.Email} can sign in as {account.Role}.");
            return 0;
        });
        return command;
    }
}
