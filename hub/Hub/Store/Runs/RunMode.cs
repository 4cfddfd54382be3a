namespace Hub.Store;

/// <summary>Where a run takes its payloads from.</summary>
public enum RunMode
{
    /// <summary>The archive is listed and asked for what changed.</summary>
    Harvest,

    /// <summary>The archive is asked for everything, whatever its change marks say.</summary>
    FullHarvest,

    /// <summary>The kept payloads are read again with the present mapping; the archive is not asked.</summary>
    Replay,

    /// <summary>A part of the archive is given by hand; what it lacks is not gone.</summary>
    Import,
}
