using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Answers requests.</summary>
/// <param name="catalogue">The catalogue.</param>
/// <param name="source">Where entities come from.</param>
internal sealed class ODataResponder(CatalogueReader catalogue, EntitySource source)
{
    private readonly OpenNames names = new(source.OpenKeys);

    /// <summary>The whole response to a request; null where it is an export that is to be streamed.</summary>
    public ODataAnswer? Answer(ODataRequest request, ResponseScope scope, int? pageSize, CancellationToken cancellationToken)
    {
        var target = request.Target;
        if (target.Metadata) return ModelDocuments.Metadata(scope.Format);
        if (target.Shape is null) return ModelDocuments.Service(scope);
        var entities = new EntityAnswers(source, scope, cancellationToken);
        entities.RequireOwner(target, SkipToken.Of(request.Options)?.Generation);
        var (question, table) = Understand(request, scope, pageSize, cancellationToken);
        return table is not null ? TableAnswers.Of(request, scope, table, pageSize) : entities.Of(target, question!);
    }

    /// <summary>Streams the export that a request asks for.</summary>
    public Task ExportAsync(ODataRequest request, ResponseScope scope, Stream output, CancellationToken cancellationToken)
    {
        var (question, _) = Understand(request, scope, null, cancellationToken);
        return new EntityExports(source, scope).WriteAsync(output, question!, cancellationToken);
    }

    // What is aggregated is a table; everything else is a question for entities.
    private (ODataQuestion? Question, ApplyTable? Table) Understand(ODataRequest request, ResponseScope scope, int? pageSize, CancellationToken cancellationToken)
    {
        var shape = request.Target.Shape!;
        var hierarchies = new HierarchyConditions(catalogue.Words);
        var translator = new ExpressionTranslator(shape, names, scope.At, hierarchies);
        if (request.Options["$apply"] is not { } apply) return (request.Question(translator, pageSize), null);
        var columns = new ExpressionTranslator(shape, OpenNames.None, scope.At, hierarchies);
        var reader = new ApplyReader(catalogue, source, names, cancellationToken);
        var runner = new ApplyRunner(new ApplyParser(request, translator, columns), reader, hierarchies);
        return new ApplyRequest(request, runner, reader, scope.At).Answer(apply, () => request.Question(translator, pageSize));
    }
}
