using System.CommandLine;
using System.Globalization;

using Hub.Catalogue;
using Hub.Indexing.Storage;
using Hub.Portal.Composing;
using Hub.Portal.Operating;

using Spectre.Console;

namespace Hub.Portal.Commands;

/// <summary><c>reindex</c>: rebuilds the index from the store; a running hub does it itself, and serves from the old one meanwhile.</summary>
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
            var index = await OpenAsync(hub.Parts, cancellationToken);
            return index is null ? await AskAsync(hub.Parts, cancellationToken) : await RebuildAsync(hub, index, cancellationToken);
        });
        return command;
    }

    // Null where a running hub has the index; a damaged one is derived, and begun anew.
    private static async Task<CatalogueIndex?> OpenAsync(HubParts parts, CancellationToken cancellationToken)
    {
        try
        {
            return await parts.OpenIndexAsync(cancellationToken);
        }
        catch (IndexDamagedException)
        {
            Directory.Delete(parts.Settings.InData("index"), recursive: true);
            return await parts.OpenIndexAsync(cancellationToken);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static async Task<int> RebuildAsync(CommandHub hub, CatalogueIndex index, CancellationToken cancellationToken)
    {
        await using (index)
        {
            using var indexer = ActivatorUtilities.CreateInstance<CatalogueIndexer>(hub.Get<IServiceProvider>(), index);
            var count = await indexer.RebuildAsync(cancellationToken);
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]{count}[/] datasets were indexed anew.");
            return 0;
        }
    }

    private static async Task<int> AskAsync(HubParts parts, CancellationToken cancellationToken)
    {
        AnsiConsole.MarkupLine("The running hub rebuilds its index; the old one serves meanwhile.");
        var failure = await new ReindexRequest(parts.Settings.InData("")).SendAsync(cancellationToken);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, failure is null ? $"[green]Done.[/]" : (FormattableString)$"[red]{failure}[/]");
        return failure is null ? 0 : 1;
    }
}
