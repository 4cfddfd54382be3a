using System.Text.Json;
using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Writes pages of entities, with total, facets and the link to the next page.</summary>
/// <param name="source">Where entities come from.</param>
/// <param name="scope">The request.</param>
/// <param name="cancellationToken">Stops the search.</param>
internal sealed class EntityPages(EntitySource source, ResponseScope scope, CancellationToken cancellationToken)
{
    private readonly List<string> way = [];

    /// <summary>Writes the page that a question asks for.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="question">The question.</param>
    public void Write(Utf8JsonWriter json, ODataQuestion question)
    {
        var (page, next) = Next(question);
        question = source.Counted(question, page.Generation, cancellationToken);
        var entities = new EntityJson(json, scope.Format, scope.Root, (writer, shape, inner, record, navigation) => Expand(writer, shape, inner, record, navigation, page.Generation));
        json.WriteStartObject();
        if (scope.Format.Metadata != ODataFormat.None) json.WriteString("@odata.context", scope.Context(question.References ? "Collection($ref)" : ContextFragment.Of(question)));
        if (question.Count) json.WriteNumber("@odata.count", page.Total);
        if (page.Text.Notes.Count > 0 && scope.Format.Metadata != ODataFormat.None) Notes(json, page.Text.Notes);
        if (question.Facets.Count > 0) new FacetsJson(json, scope, question).Write(page.Facets);
        json.WriteStartArray("value");
        foreach (var hit in page.Hits) Entity(entities, question, hit.Record);
        json.WriteEndArray();
        if (next is not null) json.WriteString("@odata.nextLink", scope.Link("$skiptoken", next.Write(), "$skip", "$top"));
        json.WriteEndObject();
    }

    // How the search text was understood, and what would find more.
    private static void Notes(Utf8JsonWriter json, IReadOnlyList<CatalogueNote> notes)
    {
        json.WriteStartArray("@hub.notes");
        foreach (var note in notes) json.WriteStringValue(note.Text);
        json.WriteEndArray();
    }

    /// <summary>Writes one entity.</summary>
    public void WriteEntity(Utf8JsonWriter json, ODataQuestion question, object record, long generation)
    {
        question = source.Counted(question, generation, cancellationToken);
        var entities = new EntityJson(json, scope.Format, scope.Root, (writer, shape, inner, of, navigation) => Expand(writer, shape, inner, of, navigation, generation));
        entities.Write(question.Shape, record, question.Selection, scope.Context(ContextFragment.Of(question) + "/$entity"));
    }

    // A page, and where the next one begins; null after the last.
    private (RecordsPage Page, SkipToken? Next) Next(ODataQuestion question)
    {
        int wanted = (int)Math.Min(question.PageSize, question.Top ?? long.MaxValue);
        bool more = question.Top is null || question.Top > wanted;
        var page = source.Page(question, wanted + (more ? 1 : 0), null, cancellationToken);
        return page.Hits.Count <= wanted ? (page, null) : (page with { Hits = [.. page.Hits.Take(wanted)] }, After(question, page, wanted));
    }

    private SkipToken After(ODataQuestion question, RecordsPage page, int wanted)
    {
        bool numbered = IsNumbered(question);
        return new SkipToken
        {
            Generation = page.Generation,
            At = scope.At,
            State = source.Keep(question.Shape, cancellationToken),
            Left = question.Top - wanted,
            Skip = numbered ? question.Skip + wanted : 0,
            Mark = numbered ? null : wanted == 0 ? question.From?.Mark : page.Hits[wanted - 1].Mark,
        };
    }

    // Where the next page begins is a number in orders that no mark of the index says.
    private static bool IsNumbered(ODataQuestion question) =>
        question.Computed.Count > 0 || question.Shape.Set is null || (question.Sort.Count == 0 && question.Search is null && question.Shape != EntityShapes.Datasets);

    private void Expand(EntityJson writer, EntityShape shape, ODataQuestion inner, object record, string navigation, long generation)
    {
        string[] key = [.. shape.Key.Select(name => (string)EntityAddress.Value(shape, record, name)!)];
        var question = inner with { Filter = QuestionReader.Both(shape.Navigations.First(each => each.Name == navigation).Condition(key), inner.Filter) };
        int wanted = inner.NumberOnly ? 0 : (int)Math.Min(inner.PageSize, inner.Top ?? long.MaxValue);
        var page = source.Page(question, wanted == 0 ? 0 : wanted + 1, generation, cancellationToken);
        if (inner.Count) writer.Json.WriteNumber($"{navigation}@odata.count", page.Total);
        if (inner.NumberOnly) return;
        way.Add(navigation);
        inner = source.Counted(inner, generation, cancellationToken);
        writer.Json.WriteStartArray(navigation);
        foreach (var hit in page.Hits.Take(wanted)) Entity(writer, inner, hit.Record);
        writer.Json.WriteEndArray();
        if (page.Hits.Count > wanted && inner.Top is null)
        {
            string path = $"{EntityAddress.Of(shape, record)}/{navigation}{(inner.References ? "/$ref" : "")}";
            writer.Json.WriteString($"{navigation}@odata.nextLink", $"{scope.Root}{path}?{NextOptions.Of(scope.Options, way, After(question, page, wanted))}");
        }
        way.RemoveAt(way.Count - 1);
    }

    private static void Entity(EntityJson writer, ODataQuestion question, object record)
    {
        if (question.References) writer.WriteReference(question.Shape, record);
        else writer.Write(question.Shape, record, question.Selection);
    }
}
