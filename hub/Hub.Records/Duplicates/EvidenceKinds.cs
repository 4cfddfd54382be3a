namespace Hub.Records;

/// <summary>How much each kind of evidence weighs, and its words.</summary>
public static class EvidenceKinds
{
    /// <summary>What evidence must weigh together to make two datasets one: title, authors and year do, no two of them do.</summary>
    public const int Enough = 100;

    /// <summary>The weight; <see cref="Enough"/> for what proves it alone.</summary>
    /// <param name="kind">The kind.</param>
    public static int Weight(this EvidenceKind kind) => kind switch
    {
        EvidenceKind.CitedAccession or EvidenceKind.SharedDataDoi or EvidenceKind.NumberTwin => Enough,
        EvidenceKind.CopyInText => 70,
        EvidenceKind.SameTitle or EvidenceKind.SameAuthors => 40,
        EvidenceKind.PaperTitle => 30,
        _ => 20,
    };

    /// <summary>The kind in words: "cited accession".</summary>
    /// <param name="kind">The kind.</param>
    public static string Words(this EvidenceKind kind) => kind switch
    {
        EvidenceKind.CitedAccession => "cited accession",
        EvidenceKind.SharedDataDoi => "shared data DOI",
        EvidenceKind.NumberTwin => "number twins",
        EvidenceKind.CopyInText => "copy, in its own words",
        EvidenceKind.SameTitle => "same title",
        EvidenceKind.PaperTitle => "title of the other's paper",
        EvidenceKind.SameAuthors => "same authors",
        EvidenceKind.SameYear => "same year",
        EvidenceKind.SharedPublication => "shared publication",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Whether one of the two says it of itself, and so knows which is the copy.</summary>
    /// <param name="kind">The kind.</param>
    public static bool IsCiting(this EvidenceKind kind) => kind is EvidenceKind.CitedAccession or EvidenceKind.CopyInText;
}
