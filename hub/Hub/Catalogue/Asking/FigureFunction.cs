namespace Hub.Catalogue;

/// <summary>What is computed of a group. Records without a value add nothing; of no value at all the figures but counts are null.</summary>
public enum FigureFunction
{
    /// <summary>How many records.</summary>
    Count,

    /// <summary>The sum, without overflow.</summary>
    Sum,

    /// <summary>The least value.</summary>
    Min,

    /// <summary>The greatest value.</summary>
    Max,

    /// <summary>The mean.</summary>
    Average,

    /// <summary>How many different values.</summary>
    CountDistinct,
}
