using Hub.Deposition.Checks;

namespace Hub.Portal.Pages;

/// <summary>One field of the form, ready to be shown.</summary>
/// <param name="Field">What is asked.</param>
/// <param name="Name">The input's name.</param>
/// <param name="Values">What is there, as people write it.</param>
/// <param name="Choices">The values to choose from, each with what it is called; empty where it is typed.</param>
public sealed record FieldInput(TemplateField Field, string Name, IReadOnlyList<string> Values, IReadOnlyList<KeyValuePair<string, string>> Choices)
{
    private const int Spare = 2;

    /// <summary>The id of the first input.</summary>
    public string Id => Name.Replace(' ', '_');

    /// <summary>The list of terms that the browser offers while one types; null for none.</summary>
    public string? Terms { get; init; }

    /// <summary>What to say of values that no vocabulary knows, by value.</summary>
    public IReadOnlyDictionary<string, string> Remarks { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The values with empty ones to type more into.</summary>
    public IReadOnlyList<string> Rows => Field.Repeats
        ? [.. Values, .. Enumerable.Repeat("", Values.Count == 0 ? Spare + 1 : Spare)]
        : [Values.Count > 0 ? Values[0] : ""];
}
