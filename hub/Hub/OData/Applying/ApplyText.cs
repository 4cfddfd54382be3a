namespace Hub.OData;

/// <summary>Cuts the text of <c>$apply</c> where brackets and quotes are closed.</summary>
internal static class ApplyText
{
    private const int MostSteps = 50;
    private const int Deepest = 20;
    private const string Apply = "$apply";
    private static readonly string[] Elsewhere = ["addnested", "expand", "join", "nest", "outerjoin", "traverse"];

    /// <summary>The parts between separators.</summary>
    /// <param name="text">The text.</param>
    /// <param name="separator">What parts them, outside quotes and brackets.</param>
    /// <param name="option">The query option that the text stands in, for refusals.</param>
    /// <exception cref="ODataRefusedException">A bracket or quote is not closed, or there are too many parts.</exception>
    public static IReadOnlyList<string> Split(string text, char separator, string option = Apply)
    {
        var parts = new List<string>();
        int depth = 0, start = 0;
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            quoted ^= letter == '\'';
            if (quoted) continue;
            depth += Nesting(letter);
            if (depth is < 0 or > Deepest) throw Refused(option, depth < 0 ? $"closes a bracket at character {i + 1} that was not opened" : $"is nested deeper than {Deepest} (limit-depth)");
            if (letter != separator || depth > 0) continue;
            parts.Add(text[start..i].Trim());
            start = i + 1;
        }
        parts.Add(text[start..].Trim());
        if (quoted || depth > 0) throw Refused(option, "does not close a quote or bracket");
        return parts.Count <= MostSteps ? parts : throw Refused(option, $"has more than {MostSteps} parts (limit-steps)");
    }

    /// <summary>The name before the brackets and what is in them: <c>topcount</c> and <c>5,Count</c>.</summary>
    public static (string Name, string Inside) Call(string step)
    {
        int open = step.IndexOf('(', StringComparison.Ordinal);
        if (open < 0) return (step.Trim().ToLowerInvariant(), "");
        if (!step.EndsWith(')')) throw Refused($"has something after the brackets of \"{step[..open]}\"");
        return (step[..open].Trim().ToLowerInvariant(), step[(open + 1)..^1].Trim());
    }

    /// <summary>A refusal of the text.</summary>
    public static ODataRefusedException Refused(string what) => new(400, "apply-refused", $"$apply {what}. The transformations are {string.Join(", ", Transformations.Names)}.", "$apply");

    /// <summary>The refusal of a transformation: one that the extension has but this service does not is not a mistake of who asks.</summary>
    public static ODataRefusedException Unknown(string name)
    {
        bool known = Array.IndexOf(Elsewhere, name) >= 0;
        string shown = name.Length > 40 ? name[..40] + "…" : name;
        return new(known ? 501 : 400, "apply-unsupported", $"$apply has no transformation \"{shown}\" here. The transformations are {string.Join(", ", Transformations.Names)}.", "$apply");
    }

    private static ODataRefusedException Refused(string option, string what) => option == Apply ? Refused(what) : new(400, "syntax", $"{option} {what}.", option);

    private static int Nesting(char letter) => letter switch
    {
        '(' => 1,
        ')' => -1,
        _ => 0,
    };
}
