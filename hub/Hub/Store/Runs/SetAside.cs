namespace Hub.Store;

/// <summary>What a run sets aside until nobody can decide on it any more.</summary>
public enum SetAside
{
    /// <summary>Changes that wait for an approval.</summary>
    Held,

    /// <summary>What records said before the run changed them, for a rejection; of a replay, for the list of its changes.</summary>
    Replaced,
}
