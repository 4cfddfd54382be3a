namespace Hub.Store;

/// <summary>A partner's word that records changed.</summary>
/// <param name="Archive">The partner's archive.</param>
/// <param name="Signature">The partner's signature over it, which no other announcement has.</param>
/// <param name="Keys">The keys of the records.</param>
public sealed record KeptAnnouncement(string Archive, string Signature, IReadOnlyCollection<string> Keys);
