using System.CommandLine;
using System.Globalization;

using Hub.Catalogue;

using Spectre.Console;

namespace Hub.Portal.Commands;

/// <summary><c>reindex</c>: rebuilds the index from the store.</summary>
public static class ReindexCommand
{
    /// <summary>The command.</summary>
    /// <param name="settings">Settings of the command line.</param>
    public static Command Create(string[] settings)
    {
        var command = new Command("reindex", "Rebuild the index from the store");
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var hub = await CommandHub.OpenAsync(settings, cancellationToken);
            await using var index = await hub.Parts.OpenIndexAsync(cancellationToken);
            using var indexer = ActivatorUtilities.CreateInstance<CatalogueIndexer>(hub.Get<IServiceProvider>(), index);
            var count = await indexer.RebuildAsync(cancellationToken);
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]{count}[/] datasets were indexed anew.");
            return 0;
        });
        return command;
    }
}
