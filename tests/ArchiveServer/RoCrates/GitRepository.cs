using System.Text;
using System.Text.Json.Nodes;

namespace ArchiveServer.RoCrates;

/// <summary>A repository as GitHub's REST API and its raw host answer: commits, trees whole or folder by folder, files.</summary>
/// <param name="repository">OWNER/NAME.</param>
/// <param name="files">Its files.</param>
internal sealed class GitRepository(string repository, IEnumerable<RepositoryFile> files)
{
    // GitHub's own limit for one answer.
    private const int MostEntries = 100_000;

    private readonly SortedDictionary<string, RepositoryFile> files = new(files.ToDictionary(file => file.Path), StringComparer.Ordinal);

    /// <summary>The number of files.</summary>
    public int Count => files.Count;

    /// <summary>Maps both hosts' paths.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet($"/repos/{repository}/commits/{{name}}", () => Answers.Json(new JsonObject { ["sha"] = Commit(), ["commit"] = new JsonObject { ["message"] = "Update crates" } }));
        routes.MapGet($"/repos/{repository}/git/trees/{{id}}", Tree);
        routes.MapGet($"/{repository}/{{commit}}/{{**path}}", (string path) =>
            files.TryGetValue(path, out var file) ? Answers.Tagged(file.Read(), "text/plain; charset=utf-8") : Results.Text("404: Not Found", "text/plain", Encoding.UTF8, StatusCodes.Status404NotFound));
    }

    private IResult Tree(string id, string? recursive = null)
    {
        var folder = id == Commit() || id == "main" ? "" : Folders().FirstOrDefault(path => FolderId(path) == id);
        if (folder is null)
        {
            return Answers.Json(new JsonObject { ["message"] = "Not Found", ["status"] = "404" }, StatusCodes.Status404NotFound);
        }

        var entries = Entries(folder, whole: recursive is not null).Take(MostEntries + 1).ToList();
        var answer = new JsonObject { ["sha"] = id, ["tree"] = new JsonArray([.. entries.Take(MostEntries)]), ["truncated"] = entries.Count > MostEntries };
        return Answers.Tagged(Encoding.UTF8.GetBytes(answer.ToJsonString(Answers.Relaxed)), "application/json; charset=utf-8");
    }

    private IEnumerable<JsonNode> Entries(string folder, bool whole)
    {
        var folders = Folders().Where(path => path.StartsWith(folder, StringComparison.Ordinal) && path != folder && (whole || path.AsSpan(folder.Length).TrimEnd('/').IndexOf('/') < 0));
        var below = files.Values.Where(file => file.Path.StartsWith(folder, StringComparison.Ordinal) && (whole || file.Path.IndexOf('/', folder.Length) < 0));
        return folders.Select(path => (JsonNode)new JsonObject { ["path"] = path[folder.Length..^1], ["mode"] = "040000", ["type"] = "tree", ["sha"] = FolderId(path) })
            .Concat(below.Select(file => (JsonNode)new JsonObject { ["path"] = file.Path[folder.Length..], ["mode"] = "100644", ["type"] = "blob", ["sha"] = file.BlobId }));
    }

    // Every folder with a slash at its end.
    private IEnumerable<string> Folders() => files.Keys
        .SelectMany(path => path.Select((letter, at) => (letter, at)).Where(slash => slash.letter == '/').Select(slash => path[..(slash.at + 1)]))
        .Distinct(StringComparer.Ordinal);

    private static string FolderId(string folder) => RepositoryFile.IdOf(Encoding.UTF8.GetBytes(folder));

    private string Commit() => RepositoryFile.IdOf(Encoding.UTF8.GetBytes(string.Join('\n', files.Values.Select(file => file.BlobId))));
}
