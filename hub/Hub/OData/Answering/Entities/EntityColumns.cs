using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Entities as rows: lists become one cell, their elements parted by a semicolon.</summary>
internal sealed class EntityColumns
{
    private const string AttributesColumn = "Attributes";
    private readonly List<(string Name, Func<object, string> Value)> columns = [];

    /// <summary>The columns that a question selects; dynamic properties have one column together, or one each where they are selected.</summary>
    public EntityColumns(ODataQuestion question)
    {
        var (shape, selection) = (question.Shape, question.Selection);
        foreach (var property in shape.Properties.Where(each => selection.Shows(each.Name) || shape.Key.Contains(each.Name)))
            columns.Add((property.Name, record => JsonValues.Text(property.Values(record).FirstOrDefault())));
        foreach (var list in shape.Collections.Where(each => selection.Shows(each.Name)))
            columns.Add((list.Name, record => string.Join("; ", list.Elements(record).Select(element => Element(list, element)))));
        var evaluator = new RecordEvaluator(shape.Fields);
        foreach (var (name, expression) in selection.Computed) columns.Add((name, record => JsonValues.Text(evaluator.Value(expression, record))));
        if (!shape.Fields.Open) return;
        if (selection.Properties is null)
        {
            columns.Add((AttributesColumn, All));
            return;
        }
        foreach (string name in selection.Properties.Keys.Where(name => columns.TrueForAll(column => column.Name != name)))
            columns.Add((name, record => string.Join("; ", OpenValues.Of(record).Where(pair => OpenNames.Property(shape, pair.Name) == name).Select(pair => pair.Value))));
    }

    /// <summary>The header.</summary>
    public IEnumerable<string> Names => columns.Select(column => column.Name);

    /// <summary>The cells of an entity.</summary>
    public IEnumerable<string> Values(object record) => columns.Select(column => column.Value(record));

    private static string All(object record) => string.Join("; ", OpenValues.Of(record).Select(pair => $"{pair.Name}={pair.Value}"));

    // What people know an element by: its name, label, title or target; a key-value as it is written.
    private static string Element(RecordCollection list, string?[] element)
    {
        if (list.Members.Count > 1 && list.Members[1].Name == "Value") return $"{element[0]}={element[1]}";
        for (int i = 0; i < element.Length; i++)
            if (list.Members[i].Name is "" or "Name" or "Label" or "Title" or "Target" or "Funder" && element[i] is { } known) return known;
        return string.Join(' ', element.Where(member => member is not null));
    }
}
