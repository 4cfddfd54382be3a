using Hub.Portal.Composing;

namespace Hub.Tests.Browser;

/// <summary>An address of every kind of page, by the name of its screenshot.</summary>
internal static class EveryPage
{
    public static IReadOnlyDictionary<string, string> Addresses { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["home"] = "/",
        ["search"] = "/datasets?q=mitochondria&organism=NCBITaxon:9606&organism=NCBITaxon:10090",
        ["search-all"] = "/datasets",
        ["search-nothing"] = "/datasets?q=zzzzqqqq",
        ["facet-values"] = "/facets/organism",
        ["record-idr"] = "/datasets/idr5001",
        ["record-empiar"] = "/datasets/EMPIAR-13601",
        ["files"] = "/datasets/idr5001/files",
        ["archives"] = "/archives",
        ["archive"] = "/archives/idr",
        ["run"] = "/archives/empiar/runs/2",
        ["links-of-archive"] = "/archives/idr/links",
        ["link"] = "/links/" + CorrelatedRecords.Link.Id,
        ["transformation"] = "/transformations/T1",
        ["map"] = $"/map?from={CorrelatedRecords.Light}&to={CorrelatedRecords.Electron}&points=1,2,3%0A4,5,6",
        ["map-refused"] = $"/map?from={CorrelatedRecords.Light}&to={CorrelatedRecords.Electron}&points=1,2",
        ["map-begin"] = "/map",
        ["map-nothing"] = "/map?from=EMPIAR-13602",
        ["help"] = "/help",
        ["not-found"] = "/datasets/NOPE-1",
        ["refused"] = "/datasets?sort=nope",
    };

    /// <summary>Where a look at a page is kept.</summary>
    public static string Screenshot(string page, Look look)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Hub.sln")))
        {
            root = root.Parent;
        }

        return Path.Combine(root?.FullName ?? AppContext.BaseDirectory, "artifacts", "screenshots", $"{page}-{look.ToString().ToLowerInvariant()}.png");
    }
}
