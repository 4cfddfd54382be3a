namespace Hub.Indexing.Regexps;

/// <summary>What an expression stands for.</summary>
internal enum RegexpKind
{
    /// <summary>No string.</summary>
    Nothing,

    /// <summary>The empty string.</summary>
    Empty,

    /// <summary>One character of some ranges.</summary>
    Characters,

    /// <summary>One expression behind another.</summary>
    Sequence,

    /// <summary>Any of several.</summary>
    Union,

    /// <summary>All of several at once.</summary>
    Intersection,

    /// <summary>Every string but those of one.</summary>
    Complement,

    /// <summary>One any number of times.</summary>
    Star,
}
