using System.Text.Json;
using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Writes facets as the annotation <c>@hub.facets</c>: every value with its exact count and the link that selects it alone.</summary>
internal sealed class FacetsJson(Utf8JsonWriter json, ResponseScope scope, ODataQuestion question)
{
    // The part of the links that is the same for all values.
    private readonly string start = scope.Link("$filter", null, "$skiptoken", "$skip") + "&$filter=";

    /// <summary>Writes the annotation.</summary>
    public void Write(IReadOnlyList<Facet> facets)
    {
        json.WriteStartObject("@hub.facets");
        foreach (var facet in facets)
        {
            json.WriteStartObject(FacetNames.Name(facet.Id));
            json.WriteNumber("distinct", facet.Distinct);
            json.WriteStartArray("values");
            foreach (var value in facet.Values) Value(facet, value, value.Id);
            json.WriteEndArray();
            json.WritePropertyName("notStated");
            Value(facet, facet.NotStated, null);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private void Value(Facet facet, FacetValue value, string? id)
    {
        json.WriteStartObject();
        json.WriteString("value", id);
        json.WriteString("label", value.Label);
        json.WriteNumber("count", value.Count);
        json.WriteString("link", start + Uri.EscapeDataString(Filter(facet.Id, id)));
        json.WriteEndObject();
    }

    private string Filter(string facet, string? id)
    {
        var all = question.Filter is AndExpression and ? and.Conditions : question.Filter is { } one ? [one] : [];
        var others = all.Where(condition => !FacetNames.Narrows(facet, condition));
        return new FilterText(question.Shape).Print(new AndExpression([.. others, FacetNames.Condition(facet, id)]));
    }
}
