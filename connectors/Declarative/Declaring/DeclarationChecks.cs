using System.Text.Json;

using Hub.Connectors.Declarative.Places;
using Hub.Records;

namespace Hub.Connectors.Declarative;

/// <summary>What a well-formed declaration can still have wrong: paths that are none, endpoints that are missing, pages that cannot follow.</summary>
internal static class DeclarationChecks
{
    private const int LongestPath = 300;

    // Literals, and requests with their templates; everything else of text is a path.
    private static readonly string[] NoPaths = ["is", "called", "relation", "apply", "request", "format", "since", "namespaces", "by", "parameter", "alongside"];

    /// <summary>Throws on the first thing wrong.</summary>
    /// <exception cref="JsonException">With the place in <see cref="JsonException.Path"/>.</exception>
    internal static void Demand(JsonElement json, Declaration declaration, ArchiveDefinition archive)
    {
        Request(declaration.List.Request, archive, "list", []);
        Paging(declaration.List.Paging);
        if (declaration.Fetch is { } fetch)
        {
            Request(fetch.Request, archive, "fetch", [.. declaration.List.Keep.Keys, "key"]);
        }

        foreach (var part in json.EnumerateObject())
        {
            Walk(part.Value, "$." + part.Name, part.Name, part.Name == "list" ? declaration.List.Format : declaration.RecordFormat, declaration);
        }
    }

    private static void Walk(JsonElement json, string place, string name, DocumentFormat format, Declaration declaration)
    {
        if (NoPaths.Contains(name))
        {
            return;
        }

        if (json.ValueKind == JsonValueKind.String)
        {
            Path(json.GetString()!, place, format, declaration);
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in json.EnumerateObject())
            {
                Walk(member.Value, $"{place}.{member.Name}", member.Name, format, declaration);
            }
        }
        else if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
            {
                Walk(item, place, "", format, declaration);
            }
        }
    }

    private static void Path(string path, string place, DocumentFormat format, Declaration declaration)
    {
        // A search through the whole document inside another one takes the square of its size.
        var searches = format switch { DocumentFormat.Json => Count(path, ".."), DocumentFormat.Xml => Count(path, "//"), _ => 0 };
        var wrong = path.Length is 0 or > LongestPath ? $"a path has 1 to {LongestPath} characters"
            : searches > 2 ? "a path searches the whole document (.. or //) twice at most"
            : PlaceReader.Empty(format, declaration.Namespaces).Refusal(path);
        if (wrong is not null)
        {
            throw new JsonException($"'{path}': {wrong}", place, null, null);
        }
    }

    private static int Count(string text, string part) => text.AsSpan().Count(part);

    private static void Request(RequestDeclaration request, ArchiveDefinition archive, string place, IReadOnlyCollection<string> names)
    {
        if ((request.Endpoint is null) == (request.Address is null))
        {
            throw new JsonException("a request has either 'endpoint' (with 'path') or 'address'", $"$.{place}.request", null, null);
        }

        if (request.Endpoint is { } endpoint && !archive.Endpoints.ContainsKey(endpoint))
        {
            throw new JsonException($"the definition has no endpoint '{endpoint}'; it has {string.Join(", ", archive.Endpoints.Keys)}", $"$.{place}.request.endpoint", null, null);
        }

        var unknown = Template.Names(request.Address ?? request.Path).FirstOrDefault(name => !names.Contains(name));
        if (unknown is not null)
        {
            throw new JsonException($"'{{{unknown}}}' is no value kept by the listing; there are {(names.Count == 0 ? "none here" : string.Join(", ", names))}", $"$.{place}.request.path", null, null);
        }
    }

    private static void Paging(PagingDeclaration paging)
    {
        var needsParameter = paging.By is PagingKind.Page or PagingKind.Offset or PagingKind.Cursor or PagingKind.Token;
        var needsNext = paging.By is PagingKind.Cursor or PagingKind.Token;
        if ((needsParameter && paging.Parameter is null) || (needsNext && paging.Next is null))
        {
            throw new JsonException($"paging by {paging.By.ToString().ToLowerInvariant()} needs 'parameter'{(needsNext ? " and 'next'" : "")}", "$.list.paging", null, null);
        }
    }
}
