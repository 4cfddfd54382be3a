namespace Hub.Vocabularies;

/// <summary>A licence that SPDX lists.</summary>
/// <param name="Id">The SPDX id, <c>CC-BY-4.0</c>.</param>
/// <param name="Name">What people call it, <c>CC BY 4.0</c>.</param>
/// <param name="Address">The licence's own page, or null.</param>
public sealed record Licence(string Id, string Name, string? Address);
