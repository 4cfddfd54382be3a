namespace Hub.Correlation;

/// <summary>How an inverse came about; a path through the graph cites it for each hop it takes backwards. The best come first.</summary>
public enum InverseKind
{
    /// <summary>Computed exactly from the transformation's own numbers.</summary>
    ClosedForm,

    /// <summary>Given by whoever gave the transformation, as the other half of a bijection.</summary>
    Stored,

    /// <summary>Found for each point by iterating, within <c>1e-9</c> of a field's sample, where the field cannot fold.</summary>
    Iterated,

    /// <summary>There is none that could be stood up for.</summary>
    Refused,
}
