using System.Text.Json;
using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Writes pages of entities, with total, facets and the link to the next page.</summary>
/// <param name="source">Where entities come from.</param>
/// <param name="scope">The request.</param>
/// <param name="cancellationToken">Stops the search.</param>
internal sealed class EntityPages(EntitySource source, ResponseScope scope, CancellationToken cancellationToken)
{
    /// <summary>Writes the page that a question asks for.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="question">The question.</param>
    public void Write(Utf8JsonWriter json, ODataQuestion question)
    {
        var (page, next) = Next(question, generation: null);
        var entities = new EntityJson(json, scope.Format, scope.Root, (writer, inner, record, navigation) => Expand(writer, question.Shape, inner, record, navigation, page.Generation));
        json.WriteStartObject();
        if (scope.Format.Metadata != ODataFormat.None) json.WriteString("@odata.context", scope.Context(ContextFragment.Of(question)));
        if (question.Count) json.WriteNumber("@odata.count", page.Total);
        if (question.Facets.Count > 0) new FacetsJson(json, scope, question).Write(page.Facets);
        json.WriteStartArray("value");
        foreach (var hit in page.Hits) entities.Write(question.Shape, hit.Record, question.Selection);
        json.WriteEndArray();
        if (next is not null) json.WriteString("@odata.nextLink", scope.Link("$skiptoken", next.Write(), "$skip", "$top"));
        json.WriteEndObject();
    }

    /// <summary>Writes one entity.</summary>
    public void WriteEntity(Utf8JsonWriter json, ODataQuestion question, object record, long generation)
    {
        var entities = new EntityJson(json, scope.Format, scope.Root, (writer, inner, of, navigation) => Expand(writer, question.Shape, inner, of, navigation, generation));
        entities.Write(question.Shape, record, question.Selection, scope.Context(ContextFragment.Of(question) + "/$entity"));
    }

    /// <summary>A page, and where the next one begins; null after the last.</summary>
    /// <param name="question">The question.</param>
    /// <param name="generation">The state to stay on; null for that of the question, or the newest.</param>
    public (RecordsPage Page, SkipToken? Next) Next(ODataQuestion question, long? generation)
    {
        int wanted = (int)Math.Min(question.PageSize, question.Top ?? long.MaxValue);
        bool more = question.Top is null || question.Top > wanted;
        var page = source.Page(question, wanted + (more ? 1 : 0), generation, cancellationToken);
        if (page.Hits.Count <= wanted) return (page, null);
        page = page with { Hits = [.. page.Hits.Take(wanted)] };
        bool numbered = question.Sort.Count == 0 && question.Search is null && question.Shape != EntityShapes.Datasets;
        var mark = numbered || wanted == 0 ? question.From?.Mark : page.Hits[^1].Mark;
        return (page, new SkipToken(page.Generation, question.Top - wanted, numbered ? question.Skip + wanted : 0, numbered ? null : mark));
    }

    private void Expand(EntityJson writer, EntityShape shape, ODataQuestion inner, object record, string navigation, long generation)
    {
        var of = new ComparisonExpression(ComparisonOperator.Equal, new PropertyExpression("Dataset"), new ConstantExpression(EntityAddress.Value(shape, record, shape.Key[0])));
        var question = inner with { Filter = QuestionReader.Both(of, inner.Filter) };
        int wanted = (int)Math.Min(inner.PageSize, inner.Top ?? long.MaxValue);
        var page = source.Page(question, wanted + 1, generation, cancellationToken);
        if (inner.Count) writer.Json.WriteNumber($"{navigation}@odata.count", page.Total);
        writer.Json.WriteStartArray(navigation);
        foreach (var hit in page.Hits.Take(wanted)) writer.Write(inner.Shape, hit.Record, inner.Selection);
        writer.Json.WriteEndArray();
        if (page.Hits.Count > wanted && inner.Top is null)
            writer.Json.WriteString($"{navigation}@odata.nextLink", $"{scope.Root}{EntityAddress.Of(shape, record)}/{navigation}?$skip={wanted}");
    }
}
