namespace Hub.Indexing.Searching;

/// <summary>What can be computed of the values of a group. Documents without a value add nothing; of no value at all only counts and sums exist, the others are null.</summary>
public enum AggregateFunction
{
    /// <summary>Documents, as <see cref="long"/>.</summary>
    Count,

    /// <summary>The sum, as <see cref="decimal"/> for integers (which cannot overflow) and <see cref="double"/> for doubles.</summary>
    Sum,

    /// <summary>The smallest value, in the field's own type.</summary>
    Minimum,

    /// <summary>The largest value, in the field's own type.</summary>
    Maximum,

    /// <summary>The mean, as <see cref="double"/>.</summary>
    Average,

    /// <summary>Distinct values, as <see cref="long"/>.</summary>
    CountDistinct,
}
