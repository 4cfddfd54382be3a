namespace Hub.Deposition.Redirects;

/// <summary>A rule that fits a draft.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Because">What in the draft made it fit: a method's name, or a word.</param>
public sealed record Redirect(RedirectRule Rule, string Because);
