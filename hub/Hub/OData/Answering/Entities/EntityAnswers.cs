using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hub.OData;

/// <summary>Answers with entities: a page, one, one of its properties, or how many there are.</summary>
internal sealed class EntityAnswers(EntitySource source, ResponseScope scope, CancellationToken cancellationToken)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Refuses a navigation from an entity that does not exist: it is not an empty list.</summary>
    /// <param name="target">The target.</param>
    /// <param name="generation">The state in which it must exist; null for the newest.</param>
    /// <exception cref="ODataRefusedException">There is no such entity.</exception>
    public void RequireOwner(ODataTarget target, long? generation)
    {
        if (target.Owner is var (shape, key) && source.Page(new ODataQuestion { Shape = shape, Filter = key }, 0, generation, cancellationToken).Total == 0) throw NotFound(shape);
    }

    /// <summary>The answer; null where it is an export that is to be streamed.</summary>
    public ODataAnswer? Of(ODataTarget target, ODataQuestion question)
    {
        if (target.Count && target.Property is null) return Text(source.Page(question with { Facets = [], Top = null, Skip = 0 }, 0, null, cancellationToken).Total);
        if (target.Single) return Single(target, question);
        return scope.Format.Kind == FormatKind.Json ? Json(json => new EntityPages(source, scope, cancellationToken).Write(json, question with { References = target.References })) : null;
    }

    private ODataAnswer Single(ODataTarget target, ODataQuestion question)
    {
        var page = source.Page(question with { Sort = [], Skip = 0, Top = null, Facets = [] }, 1, null, cancellationToken);
        if (page.Hits.Count == 0) throw NotFound(question.Shape);
        object record = page.Hits[0].Record;
        if (target.Property is not null) return new PropertyAnswers(scope, question.Shape, record).Of(target);
        if (target.References) return Json(json => new EntityJson(json, scope.Format, scope.Root, (_, _, _, _, _) => { }).WriteReference(question.Shape, record, scope.Context("$ref")));
        return Json(json => new EntityPages(source, scope, cancellationToken).WriteEntity(json, question, record, page.Generation));
    }

    private static ODataRefusedException NotFound(EntityShape shape) =>
        new(404, "not-found", $"There is no such {shape.TypeName.ToLowerInvariant()}. Keys are matched letter by letter; search {shape.SetName} with $filter or $search.");

    private ODataAnswer Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable)) write(json);
        return new ODataAnswer(200, (scope.Format with { Kind = FormatKind.Json }).MediaType, buffer.ToArray());
    }

    private static ODataAnswer Text(long number) => new(200, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture)));
}
