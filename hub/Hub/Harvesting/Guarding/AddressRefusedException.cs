namespace Hub.Harvesting;

/// <summary>A host's name led to an address that is never asked.</summary>
/// <param name="message">Which host, which address, and why not.</param>
public sealed class AddressRefusedException(string message) : Exception(message);
