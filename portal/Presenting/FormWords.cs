using Hub.Deposition.Checks;

namespace Hub.Portal.Presenting;

/// <summary>How the form calls kinds of sections.</summary>
public static class FormWords
{
    /// <summary>A heading over all sections of a kind: <c>Biosamples</c>.</summary>
    /// <param name="section">The kind.</param>
    public static string Plural(TemplateSection section) => section switch
    {
        { Repeats: false } or { Type: "Funding" } => section.Type,
        { Type: [.., 'i', 's'] } => section.Type[..^2] + "es",
        { Type: [.., 'a' or 's'] } => section.Type,
        _ => section.Type + "s",
    };

    /// <summary>One more of a kind, in a button: <c>another author</c>.</summary>
    /// <param name="section">The kind.</param>
    public static string One(TemplateSection section) => (section.Repeats ? "another " : "") + char.ToLowerInvariant(section.Type[0]) + section.Type[1..];
}
