using System.Runtime.CompilerServices;
using System.Text.Json;

using Hub.Records;

namespace Hub.Connectors.Reading.Crates;

/// <summary>
/// Lists a repository over the GitHub REST API. The branch is resolved to its commit first, so that listing and files are
/// of one state: an address with a branch's name in it is cached for minutes after a push.
/// </summary>
/// <param name="archive">A definition with the endpoints <c>repository</c> (…/repos/OWNER/NAME) and <c>raw</c> (…/OWNER/NAME), and the option <c>branch</c> (main unless told).</param>
/// <param name="client">The way out.</param>
public sealed class GitTree(ArchiveDefinition archive, IArchiveClient client)
{
    private const int DeepestFolder = 32;

    // Each is a question; a repository that is cut short so often hides something, or never ends.
    private const int MostTrees = 10_000;

    private int asked;

    /// <summary>The address of a file's bytes.</summary>
    /// <param name="commit">The commit it was listed at.</param>
    /// <param name="path">From the repository's root.</param>
    public Uri Raw(string commit, string path) =>
        archive.Address("raw", $"{commit}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}");

    /// <summary>Streams the files below a folder; a truncated answer is asked for again folder by folder.</summary>
    /// <param name="folder">From the repository's root without slashes at its ends; empty for all.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <exception cref="ArchiveException">The listing cannot be had whole.</exception>
    public async IAsyncEnumerable<GitFile> FilesAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var branch = archive.Options.GetValueOrDefault("branch", "main");
        var address = archive.Address("repository", $"commits/{Uri.EscapeDataString(branch)}");
        var commit = Word(await client.GetJsonAsync(address, cancellationToken), "sha")
            ?? throw new ArchiveException($"{address} names no commit ('sha'); check the endpoint 'repository' and the option 'branch' of {archive.DefinedIn}.");
        await foreach (var (path, blob) in WalkAsync(commit, "", folder, 0, cancellationToken))
        {
            yield return new GitFile(path, blob, commit);
        }
    }

    private async IAsyncEnumerable<(string Path, string Blob)> WalkAsync(
        string tree, string below, string folder, int depth, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (depth > DeepestFolder)
        {
            throw new ArchiveException($"The repository of {archive.Name} nests more than {DeepestFolder} folders at '{below}'; name its crates' folder in the option 'folder'.") { Failure = ArchiveFailure.Endless };
        }

        var whole = await AskAsync(tree, recursive: true, cancellationToken);
        var truncated = IsTruncated(whole);
        foreach (var entry in Entries(truncated ? await FlatAsync(tree, cancellationToken) : whole))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = below + entry.Path;
            if (entry.Type == "blob" && IsBelow(path, folder))
            {
                yield return (path, entry.Sha);
            }
            else if (truncated && entry.Type == "tree" && (IsBelow(path, folder) || IsBelow(folder, path)))
            {
                await foreach (var file in WalkAsync(entry.Sha, path + "/", folder, depth + 1, cancellationToken))
                {
                    yield return file;
                }
            }
        }
    }

    private async Task<JsonElement> FlatAsync(string tree, CancellationToken cancellationToken)
    {
        var flat = await AskAsync(tree, recursive: false, cancellationToken);
        return IsTruncated(flat)
            ? throw new ArchiveException($"The tree {tree} of {archive.Name} is cut short even for one folder alone; its listing cannot be had whole, and nothing is taken for deleted.")
            : flat;
    }

    private async Task<JsonElement> AskAsync(string tree, bool recursive, CancellationToken cancellationToken)
    {
        if (++asked > MostTrees)
        {
            throw new ArchiveException($"The repository of {archive.Name} has more than {MostTrees} folders that must be asked for one by one; name its crates' folder in the option 'folder'.") { Failure = ArchiveFailure.Endless };
        }

        var address = archive.Address("repository", $"git/trees/{tree}{(recursive ? "?recursive=1" : "")}");
        var answer = await client.GetJsonAsync(address, cancellationToken);
        return answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("tree", out var entries) && entries.ValueKind == JsonValueKind.Array
            ? answer
            : throw new ArchiveException($"{address} answered without a list 'tree'; check the endpoint 'repository' of {archive.DefinedIn}.");
    }

    private static IEnumerable<(string Path, string Type, string Sha)> Entries(JsonElement answer) =>
        answer.GetProperty("tree").EnumerateArray()
            .Select(entry => (Path: Word(entry, "path"), Type: Word(entry, "type"), Sha: Word(entry, "sha")))
            .Where(entry => entry is { Path: not null, Type: not null, Sha: not null })
            .Select(entry => (entry.Path!, entry.Type!, entry.Sha!));

    private static bool IsTruncated(JsonElement answer) => answer.TryGetProperty("truncated", out var truncated) && truncated.ValueKind == JsonValueKind.True;

    private static bool IsBelow(string path, string folder) =>
        folder.Length == 0 || path == folder || (path.StartsWith(folder, StringComparison.Ordinal) && path[folder.Length] == '/');

    private static string? Word(JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(name, out var value) ? CrateJson.Text(value) : null;
}
