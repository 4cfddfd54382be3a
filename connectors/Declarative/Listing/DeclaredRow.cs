using Hub.Connectors.Declarative.Places;

namespace Hub.Connectors.Declarative.Listing;

/// <summary>One record of a declared listing.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Place">Where it stands in its page.</param>
/// <param name="Changed">Its change mark.</param>
/// <param name="IsDeleted">Whether it was withdrawn.</param>
/// <param name="Source">The page's address.</param>
internal sealed record DeclaredRow(string Key, Place Place, string? Changed, bool IsDeleted, Uri Source);
