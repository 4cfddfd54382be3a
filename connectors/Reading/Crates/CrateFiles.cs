using Hub.Records;

namespace Hub.Connectors.Reading.Crates;

/// <summary>Crates among files, and how to get them.</summary>
public static class CrateFiles
{
    /// <summary>What crates are asked for as.</summary>
    public const string MediaTypes = "application/ld+json, application/json;q=0.9, text/plain;q=0.8";

    private const string Ending = "ro-crate-metadata.json";

    /// <summary>The key of a crate's file: its path without the folder and the ending; null for other files, and for an index of crates at the top.</summary>
    /// <param name="path">With forward slashes.</param>
    /// <param name="folder">The folder of all crates; empty for none.</param>
    public static string? Key(string path, string folder)
    {
        if (!path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var below = folder.Length > 0 && path.StartsWith(folder + "/", StringComparison.Ordinal) ? path[(folder.Length + 1)..] : path;
        var key = below[..^Ending.Length];
        return key.Length > 0 && key[^1] is '-' or '/' && key.Length > 1 ? key[..^1] : null;
    }

    /// <summary>The listed record of a file in a repository; null where it is no crate.</summary>
    /// <param name="file">The file.</param>
    /// <param name="folder">The folder of all crates; empty for none.</param>
    public static ListedRecord? Listed(GitFile file, string folder) => Key(file.Path, folder) is { } key
        ? new ListedRecord(key)
        {
            ChangeMark = file.BlobId,
            Hints = new Dictionary<string, string>(StringComparer.Ordinal) { ["commit"] = file.Commit, ["path"] = file.Path },
        }
        : null;

    /// <summary>The listed record of a crate known by its address.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="address">Where it is.</param>
    /// <param name="mark">What changes with it, where the listing says.</param>
    public static ListedRecord Listed(string key, Uri address, string? mark) =>
        new(key) { ChangeMark = mark, Hints = new Dictionary<string, string>(StringComparer.Ordinal) { ["address"] = address.AbsoluteUri } };

    /// <summary>Where a listed crate is.</summary>
    /// <param name="record">As listed.</param>
    /// <param name="archive">Its archive.</param>
    /// <param name="client">The way out.</param>
    /// <exception cref="ArchiveException">The record was not listed by this connector.</exception>
    public static Uri Address(ListedRecord record, ArchiveDefinition archive, IArchiveClient client)
    {
        if (record.Hints.TryGetValue("path", out var path) && record.Hints.TryGetValue("commit", out var commit))
        {
            return new GitTree(archive, client).Raw(commit, path);
        }

        return record.Hints.TryGetValue("address", out var text) && Uri.TryCreate(text, UriKind.Absolute, out var address)
            ? address
            : throw new ArchiveException($"The listing said nothing of where {record.Key} of {archive.Name} is; list the archive again.");
    }
}
