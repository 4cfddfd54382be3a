namespace Hub.Deposition.Checks;

/// <summary>A file of <c>config/templates/</c> is wrong; the message names it.</summary>
/// <param name="message">The file and what is wrong with it.</param>
/// <param name="cause">What the reader met.</param>
public sealed class TemplateException(string message, Exception? cause = null) : Exception(message, cause);
