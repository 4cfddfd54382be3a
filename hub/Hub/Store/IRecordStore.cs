namespace Hub.Store;

/// <summary>
/// The truth: what every archive said last, what the hub made of it, and every run that brought it. Everything that
/// was acknowledged is on disk. Several processes may share one store; leases decide who writes for which archive.
/// </summary>
public interface IRecordStore : IAsyncDisposable
{
    /// <summary>The merged datasets, and the order in which they changed.</summary>
    IDatasets Datasets { get; }

    /// <summary>What each archive's listing holds, its payloads, and its problems.</summary>
    ISources Sources { get; }

    /// <summary>The runs, their leases, and the only way to write sources and datasets.</summary>
    IRuns Runs { get; }

    /// <summary>Answers that archives allow to be asked for again conditionally.</summary>
    IAnswerCache Answers { get; }

    /// <summary>What the hub itself is the source of.</summary>
    IDocuments Documents { get; }

    /// <summary>Payloads and file lists that are small enough to lie beside the records.</summary>
    ISmallBlobs SmallBlobs { get; }

    /// <summary>What partners say has changed, until it is read.</summary>
    IAnnouncements Announcements { get; }

    /// <summary>Brings the tables forward to this version, once and in order. Called before anything else.</summary>
    /// <param name="cancellationToken">Stops between two migrations.</param>
    /// <exception cref="InvalidDataException">The store was written by a newer version of the hub.</exception>
    Task MigrateAsync(CancellationToken cancellationToken);
}
