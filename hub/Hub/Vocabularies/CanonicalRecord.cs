using Hub.Records;

namespace Hub.Vocabularies;

/// <summary>What one source says of one accession, in canonical terms, with what <see cref="DatasetMerge"/> must know of the source.</summary>
public sealed record CanonicalRecord
{
    /// <summary>The accession it is about.</summary>
    public required string Accession { get; init; }

    /// <summary>The record; null where none could be made, with an error among <see cref="Problems"/>.</summary>
    public required Dataset? Dataset { get; init; }

    /// <summary>What a curator should know.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The id of the archive that reported the record, which need not own its accession.</summary>
    public required string ReportedBy { get; init; }

    /// <summary>Whether the reporting archive owns the accession.</summary>
    public required bool IsOwner { get; init; }

    /// <summary>The source's <see cref="StatedRecord.Rank"/>.</summary>
    public required int Rank { get; init; }
}
