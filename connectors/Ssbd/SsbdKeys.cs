namespace Hub.Connectors.Ssbd;

/// <summary>The keys of SSBD's sources, one a crate and one for each table, and the parts of their payloads.</summary>
internal static class SsbdKeys
{
    /// <summary>A crate of the curated catalogue: <c>database/421-Takenouchi-AgedYoungOocyte</c>.</summary>
    public const string Database = "database/";

    /// <summary>A crate of the repository: <c>repository/ssbd-repos-000421</c>.</summary>
    public const string Repository = "repository/";

    /// <summary>The image data sets of a curated project: <c>datasets/421-Takenouchi-AgedYoungOocyte</c>.</summary>
    public const string Datasets = "datasets/";

    /// <summary>A page of a number that no crate describes: <c>page/000421</c>.</summary>
    public const string Page = "page/";

    /// <summary>The table of OME-Zarr images.</summary>
    public const string Images = "images";

    /// <summary>The data sets of the frozen interface for quantitative data.</summary>
    public const string Quantitative = "quantitative";

    /// <summary>The metadata file of a crate.</summary>
    public const string CratePart = "crate.json";

    /// <summary>The table of images.</summary>
    public const string TablePart = "images.csv";

    /// <summary>A page for people.</summary>
    public const string PagePart = "page.html";
}
