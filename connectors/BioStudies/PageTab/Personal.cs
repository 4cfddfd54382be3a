using System.Collections.Frozen;

namespace Hub.Connectors.BioStudies.PageTab;

/// <summary>Attributes that tell how to reach a person; they are never stored.</summary>
internal static class Personal
{
    private static readonly FrozenSet<string> Names =
        new[] { "e-mail", "email", "email address", "e-mail address", "phone", "telephone", "fax", "address", "street", "contact" }
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether an attribute of that name is personal.</summary>
    public static bool Is(string name) => Names.Contains(name.Trim());
}
