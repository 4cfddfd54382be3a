using System.Text;

using Hub.Portal.Commands;
using Hub.Tests.Making;

using Spectre.Console;

namespace Hub.Tests.Portal;

/// <summary>The whole command of the demonstration, until it says that it is ready.</summary>
public sealed class DemonstrationTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task What_is_typed_wins_over_what_the_demonstration_sets()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource(Patience);
        await using var said = new Listener("to deposit, curate and register partners", stop);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(said) });
        console.Profile.Width = 1000;

        var data = folder.Below("mine");
        (await ServeCommand.RunAsync(["--Hub:DataFolder=" + data, "--Hub:Address=http://127.0.0.1:0", "--Hub:HarvestAtStart=false"], demoRecords: 2, console, stop.Token)).ShouldBe(0);

        said.ToString().ShouldContain($"Its data lie in {data}.");
        said.ToString().ShouldContain("the archives are generated on this machine");
        Directory.EnumerateFileSystemEntries(data).ShouldNotBeEmpty();
    }

    // Stops what speaks once it has said a thing.
    private sealed class Listener(string last, CancellationTokenSource stop) : StringWriter
    {
        public override void Write(string? value)
        {
            base.Write(value);
            StopAtLast();
        }

        public override void Write(char[] buffer, int index, int count)
        {
            base.Write(buffer, index, count);
            StopAtLast();
        }

        public override Encoding Encoding => Encoding.UTF8;

        private void StopAtLast()
        {
            if (ToString().Contains(last, StringComparison.Ordinal))
            {
                stop.Cancel();
            }
        }
    }
}
