namespace Hub.Store;

/// <summary>Who has a key of some value, without reading them.</summary>
/// <param name="FirstId">The first document's id.</param>
/// <param name="LastId">The last one's; the same where there is only one.</param>
public sealed record KeyHolders(string FirstId, string LastId)
{
    /// <summary>Whether one document alone has it.</summary>
    public bool IsOne => FirstId == LastId;
}
