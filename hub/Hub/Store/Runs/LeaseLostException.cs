namespace Hub.Store;

/// <summary>A run tried to write without holding its lease: another process took over, or the run was ended.</summary>
/// <param name="message">Which run, and who holds it now.</param>
public sealed class LeaseLostException(string message) : Exception(message);
