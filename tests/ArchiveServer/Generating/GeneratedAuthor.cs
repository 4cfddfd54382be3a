namespace ArchiveServer.Generating;

/// <summary>A person who does not exist.</summary>
/// <param name="Given">First names.</param>
/// <param name="Family">Last name.</param>
/// <param name="Orcid">Sixteen digits in four groups with a right check digit, or null.</param>
/// <param name="Affiliation">The institution.</param>
/// <param name="Country">Where it is.</param>
public sealed record GeneratedAuthor(string Given, string Family, string? Orcid, string Affiliation, string Country)
{
    /// <summary>As EMPIAR and PubMed write it: <c>Castro ML</c>.</summary>
    public string Initials => $"{Family} {string.Concat(Given.Split(' ', '-').Select(name => name[0]))}";

    /// <summary><c>Maria Luisa Castro</c>.</summary>
    public string FullName => $"{Given} {Family}";
}
