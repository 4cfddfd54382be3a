using System.ComponentModel.DataAnnotations;

using Microsoft.Extensions.Options;

namespace Hub.Portal.Composing;

/// <summary>Settings of the hub as a whole: section <c>Hub</c> of <c>config/hub.json</c>.</summary>
public sealed class HubOptions
{
    /// <summary>Everything the hub writes lies below this folder; relative to where the command runs.</summary>
    [Required]
    public string DataFolder { get; set; } = "data";

    /// <summary>Where the portal listens; loopback unless an operator says otherwise.</summary>
    [Required, RegularExpression("https?://[^ ]+", ErrorMessage = "must be an address such as http://localhost:5080")]
    public string Address { get; set; } = "http://localhost:5080";

    /// <summary>Whether archives that were never harvested are harvested at the start.</summary>
    public bool HarvestAtStart { get; set; } = true;

    /// <summary>Where records and blobs lie.</summary>
    [ValidateObjectMembers]
    public StoreOptions Store { get; set; } = new();
}
