using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Hub.Records;

/// <summary>
/// A typed relation between two datasets, stored once and shown from both sides, with everyone who says so. One of
/// the two may be elsewhere: a map of EMDB, a series of GEO.
/// </summary>
public sealed record Link
{
    private const int IdLength = 16;

    /// <summary>The accession it begins at; of a relation that both sides say alike, the one that sorts first.</summary>
    public required string From { get; init; }

    /// <summary>The relation from <see cref="From"/> to <see cref="To"/>, always in the direction that <see cref="LinkRelations.IsTurned"/> denies.</summary>
    public required LinkRelation Relation { get; init; }

    /// <summary>The accession it leads to.</summary>
    public required string To { get; init; }

    /// <summary>Who says so, the first to say it first. A rejected link may have none left.</summary>
    public IReadOnlyList<LinkAssertion> Assertions { get; init; } = [];

    /// <summary>The ids of the coordinate transformations between the two datasets that were given with it: <c>T12</c>.</summary>
    public IReadOnlyList<string> Transformations { get; init; } = [];

    /// <summary>The curator's word against it.</summary>
    public LinkRejection? Rejection { get; init; }

    /// <summary>Sixteen hexadecimal digits of the SHA-256 of relation and accessions: the same link has the same id in every hub.</summary>
    [JsonIgnore]
    public string Id => IdOf(From, Relation, To);

    /// <summary>How it stands.</summary>
    [JsonIgnore]
    public LinkState State => Rejection is null ? LinkState.Standing : LinkState.Rejected;

    /// <summary>The link that somebody states, turned into the direction in which it is stored.</summary>
    /// <param name="from">The accession that the statement begins at.</param>
    /// <param name="relation">The relation as stated.</param>
    /// <param name="to">The accession it leads to.</param>
    /// <param name="assertions">Who says so.</param>
    public static Link Of(string from, LinkRelation relation, string to, params IReadOnlyList<LinkAssertion> assertions)
    {
        var turn = relation.IsTurned() || (relation.IsSymmetric() && string.CompareOrdinal(from, to) > 0);
        return turn
            ? new Link { From = to, Relation = relation.Inverse(), To = from, Assertions = assertions }
            : new Link { From = from, Relation = relation, To = to, Assertions = assertions };
    }

    /// <summary>The accession at the other end.</summary>
    /// <param name="accession">The accession at this end.</param>
    public string OtherThan(string accession) => accession == From ? To : From;

    /// <summary>The relation as this end sees it.</summary>
    /// <param name="accession">The accession at this end.</param>
    public LinkRelation SeenFrom(string accession) => accession == From ? Relation : Relation.Inverse();

    private static string IdOf(string from, LinkRelation relation, string to) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{from}\n{relation}\n{to}")))[..IdLength];
}
