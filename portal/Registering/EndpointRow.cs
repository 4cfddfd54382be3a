namespace Hub.Portal.Registering;

/// <summary>An endpoint as people fill it in.</summary>
public sealed class EndpointRow
{
    /// <summary>What its kind or the declaration calls it; <c>api</c> where it is left empty.</summary>
    public string? Name { get; set; }

    /// <summary>Its address.</summary>
    public string? Address { get; set; }
}
