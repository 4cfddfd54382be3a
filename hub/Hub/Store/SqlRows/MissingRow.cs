namespace Hub.Store;

/// <summary>A source that a listing lacked.</summary>
internal sealed class MissingRow
{
    public required string Key { get; init; }

    public long Listing { get; init; }
}
