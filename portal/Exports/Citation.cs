using Hub.Records;

namespace Hub.Portal.Exports;

/// <summary>The parts of a citation that every reference format needs.</summary>
internal static class Citation
{
    /// <summary>The address that lasts longest: the data's DOI, else the archive's page, else the hub's.</summary>
    public static string Address(Dataset dataset, Uri page) =>
        dataset.Doi is { } doi ? "https://doi.org/" + doi : dataset.LandingPage ?? page.ToString();

    /// <summary>The archive's name as a publisher.</summary>
    public static string Publisher(Dataset dataset) => dataset.Archive switch
    {
        "empiar" => "EMPIAR",
        "idr" => "Image Data Resource",
        "ssbd" => "SSBD",
        "jcb" => "JCB DataViewer",
        "bia" => "BioImage Archive",
        var other => other,
    };
}
