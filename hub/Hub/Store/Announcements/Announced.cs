namespace Hub.Store;

/// <summary>What became of an announcement.</summary>
public enum Announced
{
    /// <summary>It is kept and waits to be read.</summary>
    Kept,

    /// <summary>It was kept before, by whichever process, and is not read a second time.</summary>
    Known,

    /// <summary>Too many of its archive wait; nothing was kept.</summary>
    TooMany,
}
