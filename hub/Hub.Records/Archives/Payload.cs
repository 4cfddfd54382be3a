namespace Hub.Records;

/// <summary>Everything that was fetched for one listed record, byte for byte. It is kept, so that a better mapping reads it again without the archive.</summary>
/// <param name="Key">The <see cref="ListedRecord.Key"/>.</param>
/// <param name="Parts">The answers it is made of; names are unique in it.</param>
public sealed record Payload(string Key, IReadOnlyList<PayloadPart> Parts)
{
    /// <summary>The part of that name, or null.</summary>
    /// <param name="name">For example <c>entry.json</c>.</param>
    public PayloadPart? Part(string name) => Parts.FirstOrDefault(part => part.Name == name);
}
