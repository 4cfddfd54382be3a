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
        ["help"] = "/help",
        ["not-found"] = "/datasets/NOPE-1",
        ["refused"] = "/datasets?sort=nope",
    };
}
