using System.CommandLine;

using Hub.Deposition;
using Hub.Portal.Composing;
using Hub.Records;

using Spectre.Console;

namespace Hub.Portal.Commands;

/// <summary>The command line: without a command the whole hub runs.</summary>
public static class HubCommand
{
    /// <summary>Runs what the command line asks for.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>0 if it did what was asked, 1 if what it found is not in order, 2 if a setting or argument is wrong.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        string[] sections = ["--Hub:", "--Logging:"];
        var settings = args.Where(each => sections.Any(section => each.StartsWith(section, StringComparison.OrdinalIgnoreCase))).ToArray();
        var root = Root(settings);
        try
        {
            return await root.Parse([.. args.Except(settings)]).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception error) when (error is SettingException or RefusedException or ArchiveException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(error.Message.ReplaceLineEndings(" "));
            return 2;
        }
    }

    private static RootCommand Root(string[] settings)
    {
        var demo = new Option<bool>("--demo") { Description = "Serve generated archives on loopback and harvest them, where the real ones cannot be reached" };
        var records = new Option<int>("--demo-records") { Description = "How many records each generated archive holds", DefaultValueFactory = _ => 150 };
        var root = new RootCommand("The Bioimaging Hub: one index over the archives of biological images. Without a command, the whole hub runs.")
        {
            demo,
            records,
            HarvestCommand.Create(settings),
            ReplayCommand.Create(settings),
            StopCommand.Create(settings),
            VerifyCommand.Create(settings),
            ScrubCommand.Create(settings),
            ReindexCommand.Create(settings),
            ImportCommand.Create(settings),
            DecideCommand.Create(settings),
            AccountCommand.Create(settings),
            CheckCommand.Create(settings),
            CheckDepositCommand.Create(settings),
        };
        root.SetAction((parsed, cancellationToken) =>
            ServeCommand.RunAsync(settings, parsed.GetValue(demo) ? parsed.GetValue(records) : null, AnsiConsole.Console, cancellationToken));
        return root;
    }
}
