namespace Hub.Portal.Operating;

/// <summary>
/// How a command asks the running hub, which alone may write the index, to rebuild it: by a file in the data folder that
/// is there until it was done, or holds the reason why it could not be.
/// </summary>
/// <param name="dataFolder">The hub's data folder.</param>
public sealed class ReindexRequest(string dataFolder)
{
    private const string Asked = "reindex.request", Refused = "reindex.failed";
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    /// <summary>Asks, and waits until the running hub has rebuilt its index.</summary>
    /// <param name="cancellationToken">Stops the waiting; the hub goes on.</param>
    /// <returns>Null when it was done, else why not.</returns>
    public async Task<string?> SendAsync(CancellationToken cancellationToken)
    {
        File.Delete(In(Refused));
        await File.WriteAllTextAsync(In(Asked), "", cancellationToken);
        await UntilAsync(isThere: false, cancellationToken);
        if (!File.Exists(In(Refused)))
        {
            return null;
        }

        var reason = await File.ReadAllTextAsync(In(Refused), cancellationToken);
        return reason.Length > 0 ? reason : "The hub had no room to say why; its log has the cause.";
    }

    /// <summary>Waits until somebody asks.</summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public Task ReceiveAsync(CancellationToken cancellationToken) => UntilAsync(isThere: true, cancellationToken);

    /// <summary>Tells who asked that it was done, or why not.</summary>
    /// <param name="failure">Why not; null when it was done.</param>
    public void Answer(string? failure)
    {
        if (failure is null)
        {
            File.Delete(In(Asked));
            return;
        }

        try
        {
            File.WriteAllText(In(Asked), failure);
        }
        finally
        {
            // A full disk has no room for the reason, but for the refusal.
            File.Move(In(Asked), In(Refused), overwrite: true);
        }
    }

    // Watchers of folders lose events on network file systems; looking four times a second does not.
    private async Task UntilAsync(bool isThere, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Glance);
        while (File.Exists(In(Asked)) != isThere)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    private string In(string name) => Path.Combine(dataFolder, name);
}
