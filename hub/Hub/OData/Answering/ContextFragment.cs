namespace Hub.OData;

/// <summary>What the context of a response says of its shape.</summary>
internal static class ContextFragment
{
    /// <summary>The set, with what is selected and expanded of it: <c>Datasets(Accession,Title,Files())</c>.</summary>
    public static string Of(ODataQuestion question)
    {
        string inside = Inside(question.Selection);
        return inside.Length == 0 ? question.Shape.SetName : $"{question.Shape.SetName}({inside})";
    }

    private static string Inside(Selection selection)
    {
        var parts = new List<string>();
        if (selection.Properties is { } properties)
            foreach (var (name, members) in properties) parts.AddRange(members?.Members is not { } some ? [name] : some.Select(member => $"{name}/{member}"));
        else if (selection.Computed.Count > 0) parts.Add("*");
        if (selection.Properties is null) parts.AddRange(selection.Computed.Select(computed => computed.Name));
        parts.AddRange(selection.Expanded.Select(expanded => $"{expanded.Navigation}({Inside(expanded.Question.Selection)})"));
        return string.Join(',', parts);
    }
}
