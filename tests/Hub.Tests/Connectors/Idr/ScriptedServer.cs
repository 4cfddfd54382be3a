using System.Text;

using Hub.Records;

namespace Hub.Tests.Connectors.Idr;

/// <summary>Answers by the end of an address; whatever is not scripted is 404 where that is expected, and an error otherwise.</summary>
internal sealed class ScriptedServer : IArchiveClient
{
    private readonly Dictionary<string, string> answers = new(StringComparer.Ordinal)
    {
        ["_data/releases.tsv"] = "Date\tData release\n2026-03-30\tprod132\n",
        ["_data/studies.tsv"] = "Study\tContainer\tSize\t# of Files\t5D Images\n",
        ["_data/download_urls.tsv"] = "idrid\timage_id\tbia_ngff_id\tbia_url\n",
        ["api/v0/m/screens/?childCount=true&limit=500&offset=0"] = Page(0),
        ["api/v0/m/projects/?childCount=true&limit=500&offset=0"] = Page(0),
    };

    /// <summary>The addresses asked for, in order.</summary>
    public List<string> Asked { get; } = [];

    public string this[string end]
    {
        set => answers[end] = value;
    }

    /// <summary>A page of containers, each JSON as given.</summary>
    public static string Page(int total, params string[] containers) =>
        $$$"""{"data":[{{{string.Join(',', containers)}}}],"meta":{"offset":0,"limit":500,"maxLimit":1000,"totalCount":{{{total}}}}}""";

    /// <summary>A container.</summary>
    public static string Container(string type, int id, string name) =>
        $$"""{"@id":{{id}},"@type":"http://www.openmicroscopy.org/Schemas/OME/2016-06#{{type}}","Name":"{{name}}"}""";

    /// <summary>An answer with annotations, each JSON as given.</summary>
    public static string Annotations(params string[] annotations) => $$"""{"annotations":[{{string.Join(',', annotations)}}],"experimenters":[]}""";

    /// <summary>An annotation; without a parent where its type is null.</summary>
    public static string Annotation(string? type, int id, string name, params (string Key, string Value)[] pairs)
    {
        var values = string.Join(',', pairs.Select(pair => $"[\"{pair.Key}\",\"{pair.Value}\"]"));
        var parent = type is null ? "" : $$""","parent":{"id":{{id}},"class":"{{type}}I","name":"{{name}}"}""";
        return $$$"""{"id":1,"ns":"idr.openmicroscopy.org/study/info","link":{"id":2{{{parent}}}},"class":"MapAnnotationI","values":[{{{values}}}]}""";
    }

    public Task<ArchiveResponse> SendAsync(ArchiveRequest request, CancellationToken cancellationToken)
    {
        var address = request.Address.ToString();
        Asked.Add(address);
        var answer = answers.FirstOrDefault(pair => address.EndsWith(pair.Key, StringComparison.Ordinal)).Value;
        if (answer is null && !request.Expected.Contains(404))
        {
            throw new ArchiveException($"{address} answered 404.");
        }

        return Task.FromResult(new ArchiveResponse(answer is null ? 404 : 200, new MemoryContent(Encoding.UTF8.GetBytes(answer ?? "404: Not Found"))) { Source = request.Address });
    }
}
