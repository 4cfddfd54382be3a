namespace Hub.Store;

/// <summary>The first and last document of a key.</summary>
internal sealed class HoldersRow
{
    public required string Value { get; init; }

    public required string FirstId { get; init; }

    public required string LastId { get; init; }
}
