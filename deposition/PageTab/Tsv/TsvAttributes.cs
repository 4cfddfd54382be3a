namespace Hub.Deposition.PageTab;

/// <summary>Reads names and values, of rows or of a table's columns: <c>&lt;name&gt;</c> refers to a section, <c>(name)</c> and <c>[name]</c> qualify the attribute before.</summary>
/// <param name="text">Takes the problems.</param>
internal sealed class TsvAttributes(PageTabText text)
{
    /// <summary>The attributes of pairs of cells.</summary>
    public List<PageTabAttribute> Read(IEnumerable<(TsvCell Name, TsvCell Value)> cells)
    {
        var attributes = new List<PageTabAttribute>();
        foreach (var (name, value) in cells)
        {
            if (!text.Count(name.Place))
            {
                break;
            }

            if (Enclosed(name.Text, '(', ')') is { } ofName)
            {
                Qualify(attributes, name, last => Qualified(ofName, value, name) is { } one ? last with { NameQualifiers = [.. last.NameQualifiers, one] } : last);
            }
            else if (Enclosed(name.Text, '[', ']') is { } ofValue)
            {
                Qualify(attributes, name, last => Qualified(ofValue, value, name) is { } one ? last with { ValueQualifiers = [.. last.ValueQualifiers, one] } : last);
            }
            else if (text.Name(Enclosed(name.Text, '<', '>') ?? name.Text, name.Place) is { } plain)
            {
                var isReference = Enclosed(name.Text, '<', '>') is not null;
                attributes.Add(new PageTabAttribute(plain, text.Value(value.Text, value.Place)) { IsReference = isReference, Place = name.Place });
            }
        }

        return attributes;
    }

    /// <summary>The attributes of the rows of a block.</summary>
    public List<PageTabAttribute> OfRows(IEnumerable<List<TsvCell>> rows) => Read(rows.Select(row =>
    {
        foreach (var extra in row.Skip(2).Where(cell => !cell.IsEmpty).Take(1))
        {
            text.Add("cell-unexpected", "An attribute has a name and one value. Quote the value if it holds a tab, or move this to a row of its own.", extra.Place);
        }

        return (row[0], row.Count > 1 ? row[1] : row[0] with { Text = "" });
    }));

    private static string? Enclosed(string name, char open, char close) =>
        name.Length > 2 && name[0] == open && name[^1] == close ? name[1..^1].Trim() : null;

    private Qualifier? Qualified(string name, TsvCell value, TsvCell place) =>
        text.Name(name, place.Place) is { } clean ? new Qualifier(clean, text.Value(value.Text, value.Place)) : null;

    private void Qualify(List<PageTabAttribute> attributes, TsvCell name, Func<PageTabAttribute, PageTabAttribute> qualify)
    {
        if (attributes.Count == 0)
        {
            text.Add("qualifier-alone", $"'{name.Text}' qualifies the attribute before it, and there is none. Move it below its attribute.", name.Place);
            return;
        }

        attributes[^1] = qualify(attributes[^1]);
    }
}
