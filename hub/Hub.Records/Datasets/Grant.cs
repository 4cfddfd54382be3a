namespace Hub.Records;

/// <summary>A grant.</summary>
/// <param name="Funder">The funding body's name.</param>
/// <param name="Code">The award's number, where stated.</param>
public sealed record Grant(string Funder, string? Code = null);
