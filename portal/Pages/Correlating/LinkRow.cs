using Hub.Records;

namespace Hub.Portal.Pages;

/// <summary>A link as one of its ends shows it.</summary>
/// <param name="Link">The link.</param>
/// <param name="Relation">The relation as this end sees it.</param>
/// <param name="Other">The accession at the other end.</param>
/// <param name="Title">The other dataset's title, where the hub has it.</param>
/// <param name="Archive">The id of its archive, where the hub has it.</param>
public sealed record LinkRow(Link Link, LinkRelation Relation, string Other, string? Title, string? Archive);
