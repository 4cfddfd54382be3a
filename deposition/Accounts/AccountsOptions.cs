using System.ComponentModel.DataAnnotations;

namespace Hub.Deposition.Accounts;

/// <summary>Settings of accounts: section <c>Hub:Accounts</c>.</summary>
public sealed class AccountsOptions
{
    /// <summary>Whether anybody may register; where not, administrators add accounts.</summary>
    public bool Registration { get; set; } = true;

    /// <summary>How long a session lasts, in days.</summary>
    [Range(1, 365)]
    public int SessionDays { get; set; } = 14;

    /// <summary>Wrong passwords for one account before it has to wait, within <see cref="ThrottleMinutes"/>.</summary>
    [Range(1, 1000)]
    public int FailuresPerAccount { get; set; } = 10;

    /// <summary>Wrong passwords from one address before it has to wait, within <see cref="ThrottleMinutes"/>.</summary>
    [Range(1, 100_000)]
    public int FailuresPerAddress { get; set; } = 60;

    /// <summary>Registrations tried from one network address before it has to wait, within an hour.</summary>
    [Range(1, 100_000)]
    public int RegistrationsPerAddress { get; set; } = 30;

    /// <summary>How long failures are remembered, in minutes.</summary>
    [Range(1, 1440)]
    public int ThrottleMinutes { get; set; } = 15;

    /// <summary>Where ORCID's sign-in is; another for its sandbox.</summary>
    [Required, RegularExpression("https?://[^ ]+", ErrorMessage = "must be an address such as https://orcid.org")]
    public string OrcidAddress { get; set; } = "https://orcid.org";

    /// <summary>The client id that ORCID gave this hub; empty for no sign-in by ORCID.</summary>
    public string OrcidClientId { get; set; } = "";

    /// <summary>The secret that belongs to it.</summary>
    public string OrcidClientSecret { get; set; } = "";
}
