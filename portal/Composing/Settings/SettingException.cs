namespace Hub.Portal.Composing;

/// <summary>A setting is wrong; the message is the one line that the start ends with: key, value, what is allowed.</summary>
/// <param name="message">The line.</param>
public sealed class SettingException(string message) : Exception(message);
