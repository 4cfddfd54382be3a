namespace Hub.Store;

/// <summary>A copy of a blob that was found not to be what it was, remembered until and after it is sound again.</summary>
/// <param name="Digest">The blob.</param>
/// <param name="Place">Where the copy lies.</param>
/// <param name="State">How it was found: the name of a <see cref="CopyState"/>.</param>
/// <param name="FoundAt">When it was found first.</param>
/// <param name="HealedAt">When it was sound again; null as long as it is not.</param>
public sealed record BlobDamage(string Digest, string Place, string State, DateTimeOffset FoundAt, DateTimeOffset? HealedAt)
{
    internal string Id => Digest + " " + Place;
}
