namespace Hub.Store;

/// <summary>How a copy of a blob was found.</summary>
public enum CopyState
{
    /// <summary>Its bytes have the digest that is its name.</summary>
    Sound,

    /// <summary>Its bytes have another digest.</summary>
    Damaged,

    /// <summary>Its bytes could not be read to the end.</summary>
    Unreadable,

    /// <summary>The place has no such blob, and another has.</summary>
    Missing,
}
