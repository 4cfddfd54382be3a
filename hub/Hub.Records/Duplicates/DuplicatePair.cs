using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Hub.Records;

/// <summary>Two datasets and all that speaks for or against their being the same.</summary>
public sealed record DuplicatePair
{
    private const int IdLength = 16;

    /// <summary>The accession that sorts first.</summary>
    public required string First { get; init; }

    /// <summary>The archive of <see cref="First"/>.</summary>
    public required string FirstArchive { get; init; }

    /// <summary>The other accession.</summary>
    public required string Second { get; init; }

    /// <summary>The archive of <see cref="Second"/>.</summary>
    public required string SecondArchive { get; init; }

    /// <summary>What speaks for it, the heaviest first.</summary>
    public IReadOnlyList<DuplicateEvidence> Evidence { get; init; } = [];

    /// <summary>What speaks against it, in words. It outweighs everything but what proves it alone.</summary>
    public IReadOnlyList<string> Against { get; init; } = [];

    /// <summary>A curator's word, where there is one.</summary>
    public DuplicateDecision? Decision { get; init; }

    /// <summary>Sixteen hexadecimal digits of the SHA-256 of both accessions.</summary>
    [JsonIgnore]
    public string Id => IdOf(First, Second);

    /// <summary>The weight of all evidence together.</summary>
    [JsonIgnore]
    public int Weight => Evidence.Sum(each => each.Kind.Weight());

    /// <summary>Whether one is a copy of the other by its own account.</summary>
    [JsonIgnore]
    public bool IsCited => Evidence.Any(each => each.Kind.IsCiting()) && (Evidence.Any(each => each.Kind == EvidenceKind.CitedAccession) || IsEnough(Evidence));

    /// <summary>Whether what they share makes them the same, whatever either says of the other.</summary>
    [JsonIgnore]
    public bool IsInferred => Evidence.Any(each => each.Kind is EvidenceKind.SharedDataDoi or EvidenceKind.NumberTwin) || IsEnough(Evidence.Where(each => !each.Kind.IsCiting() && each.Kind != EvidenceKind.PaperTitle));

    /// <summary>The id of two accessions, in either order.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other.</param>
    public static string IdOf(string one, string other)
    {
        var (first, second) = string.CompareOrdinal(one, other) <= 0 ? (one, other) : (other, one);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{first}\n{second}")))[..IdLength];
    }

    /// <summary>The accession at the other end.</summary>
    /// <param name="accession">The accession at this end.</param>
    public string OtherThan(string accession) => accession == First ? Second : First;

    /// <summary>The archive of the dataset at the other end.</summary>
    /// <param name="accession">The accession at this end.</param>
    public string ArchiveOtherThan(string accession) => accession == First ? SecondArchive : FirstArchive;

    /// <summary>The accession that calls itself the copy; null where neither does.</summary>
    public string? Copy() => Evidence.FirstOrDefault(each => each.Copy is not null)?.Copy;

    private bool IsEnough(IEnumerable<DuplicateEvidence> evidence) => Against.Count == 0 && evidence.Sum(each => each.Kind.Weight()) >= EvidenceKinds.Enough;
}
