namespace Hub.Catalogue;

/// <summary>What the values of a property are.</summary>
public enum PropertyType
{
    /// <summary>A <see cref="string"/>.</summary>
    Text,

    /// <summary>A <see cref="long"/>.</summary>
    Number,

    /// <summary>A <see cref="DateOnly"/>.</summary>
    Date,

    /// <summary>A <see cref="DateTimeOffset"/> in UTC.</summary>
    Moment,

    /// <summary>A <see cref="double"/>; of sets that are in no index.</summary>
    Real,

    /// <summary>A <see cref="bool"/>.</summary>
    Boolean,
}
