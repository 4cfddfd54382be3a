using System.ComponentModel.DataAnnotations;

namespace Hub.Deposition;

/// <summary>Settings of deposition: section <c>Hub:Deposition</c>.</summary>
public sealed class DepositionOptions
{
    /// <summary>How accessions look; <c>{n}</c> stands for the number.</summary>
    [Required, RegularExpression(@"[A-Za-z][A-Za-z0-9-]{0,30}\{n\}", ErrorMessage = "must be letters, digits and hyphens before {n}, such as S-HUB{n}")]
    public string Accession { get; set; } = "S-HUB{n}";

    /// <summary>Whether a curator looks at each deposit before it may be released.</summary>
    public bool Curation { get; set; }

    /// <summary>How long a deleted draft can be recovered, in days.</summary>
    [Range(1, 3650)]
    public int RecoverDays { get; set; } = 30;

    /// <summary>The farthest release date, in days from submission.</summary>
    [Range(1, 3650)]
    public int LongestEmbargoDays { get; set; } = 730;

    /// <summary>The id of the archive of the hub's own deposits.</summary>
    [Required]
    public string Archive { get; set; } = "hub";

    /// <summary>Where the hub is found from outside, for DOIs; <see cref="DoiPrefix"/> needs it.</summary>
    public string PublicAddress { get; set; } = "";

    /// <summary>The DOI prefix that DataCite gave this hub, such as <c>10.1234</c>; empty for no DOIs.</summary>
    [RegularExpression(@"(10\.\d{4,9})?", ErrorMessage = "must be a DOI prefix such as 10.1234, or empty")]
    public string DoiPrefix { get; set; } = "";

    /// <summary>Where DOIs are registered.</summary>
    [Required, RegularExpression("https?://[^ ]+", ErrorMessage = "must be an address such as https://api.datacite.org")]
    public string DoiAddress { get; set; } = "https://api.datacite.org";

    /// <summary>The repository's account at DataCite.</summary>
    public string DoiUser { get; set; } = "";

    /// <summary>The password that belongs to it.</summary>
    public string DoiPassword { get; set; } = "";
}
