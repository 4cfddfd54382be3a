namespace Hub.Catalogue;

/// <summary>The functions of an expression; strings are compared by code unit, letter case counts.</summary>
public enum CatalogueFunction
{
    /// <summary>Whether the first string contains the second.</summary>
    Contains,

    /// <summary>Whether the first string begins with the second.</summary>
    StartsWith,

    /// <summary>Whether the first string ends with the second.</summary>
    EndsWith,

    /// <summary>Whether the regular expression, the second argument, matches somewhere in the first; backtracking constructs are refused.</summary>
    MatchesPattern,

    /// <summary>The string in lower case, by the invariant culture.</summary>
    ToLower,

    /// <summary>The string in upper case, by the invariant culture.</summary>
    ToUpper,

    /// <summary>The string without white space at its ends.</summary>
    Trim,

    /// <summary>The number of UTF-16 code units.</summary>
    Length,

    /// <summary>Where the second string begins in the first, from 0; -1 where it does not.</summary>
    IndexOf,

    /// <summary>The part of the first string from the second argument on, counted from its end if negative, of the length of the third where given; beyond its ends empty.</summary>
    Substring,

    /// <summary>One string after the other.</summary>
    Concat,

    /// <summary>The year of a date or moment (in UTC).</summary>
    Year,

    /// <summary>The month, 1 to 12.</summary>
    Month,

    /// <summary>The day of the month, 1 to 31.</summary>
    Day,

    /// <summary>The hour of a moment in UTC.</summary>
    Hour,

    /// <summary>The minute of a moment.</summary>
    Minute,

    /// <summary>The second of a moment.</summary>
    Second,

    /// <summary>The fraction of the second of a moment, below 1.</summary>
    FractionalSeconds,

    /// <summary>The day of a moment in UTC.</summary>
    Date,

    /// <summary>The time of day of a moment in UTC.</summary>
    Time,

    /// <summary>The seconds of a duration, with their fraction.</summary>
    TotalSeconds,

    /// <summary>The nearest whole number, halves away from zero.</summary>
    Round,

    /// <summary>The greatest whole number not above.</summary>
    Floor,

    /// <summary>The smallest whole number not below.</summary>
    Ceiling,

    /// <summary>The value as the type that the second argument names (<c>Edm.Int64</c>); null where it is no value of that type.</summary>
    Cast,
}
