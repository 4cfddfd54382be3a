using Hub.Correlation;
using Hub.Deposition.Drafts;
using Hub.Records;

namespace Hub.Portal.Pages;

/// <summary>The other half of a correlative study as somebody with a reviewer link sees it.</summary>
public sealed record CounterpartReview
{
    /// <summary>What people call its archive.</summary>
    public required string Archive { get; init; }

    /// <summary>What the depositor stated; its accession is empty where reviewers must not learn who deposited.</summary>
    public required Counterpart Stated { get; init; }

    /// <summary>Whether accession and record are withheld, because the public record names its authors.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>Its public record in this hub; null where there is none, or it is withheld.</summary>
    public Dataset? Record { get; init; }

    /// <summary>The methods of its public record, also where the record is withheld.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>The transformation between both halves; null where none was given.</summary>
    public Proposal? Registration { get; init; }

    /// <summary>Whether points lead from the counterpart to the deposit.</summary>
    public bool IsBack { get; init; }

    /// <summary>The points as they were typed.</summary>
    public string? Typed { get; init; }

    /// <summary>The points as they were read.</summary>
    public IReadOnlyList<double[]> Points { get; init; } = [];

    /// <summary>By which way they were mapped; null where none were.</summary>
    public Correlation.Route? Route { get; init; }

    /// <summary>Why points cannot be mapped.</summary>
    public string? Refusal { get; init; }
}
