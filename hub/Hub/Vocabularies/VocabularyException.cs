namespace Hub.Vocabularies;

/// <summary>A file of <c>config/vocabularies/</c> cannot be used; the message names file, line and what to do.</summary>
/// <param name="message">A sentence for the operator.</param>
/// <param name="cause">What went wrong underneath.</param>
public sealed class VocabularyException(string message, Exception? cause = null) : Exception(message, cause);
