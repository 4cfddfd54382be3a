namespace Hub.OData;

/// <summary>The whole <c>$apply</c> of a request, and what its other options ask of the outcome.</summary>
/// <param name="request">The request.</param>
/// <param name="runner">Carries transformations out.</param>
/// <param name="reader">Reads for them.</param>
/// <param name="at">The moment that <c>now()</c> is.</param>
internal sealed class ApplyRequest(ODataRequest request, ApplyRunner runner, ApplyReader reader, DateTimeOffset at)
{
    /// <summary>A table, or a question for the entities that are left.</summary>
    /// <param name="apply">The transformations.</param>
    /// <param name="asked">What the other options ask of entities.</param>
    public (ODataQuestion? Question, ApplyTable? Table) Answer(string apply, Func<ODataQuestion> asked)
    {
        reader.Generation = SkipToken.Of(request.Options)?.Generation;
        var start = new ApplyState { Question = new ODataQuestion { Shape = request.Target.Shape!, Filter = request.Target.Within } };
        var state = ODataRequest.Understood(() => runner.Run(start, apply), "$apply", apply);
        if (state.Table is null) return (runner.Entities.Merge(state, asked()), null);
        var table = ODataRequest.Understood(() => TableOptions.Apply(runner, state, request.Options), "$apply");
        return (null, table with { From = new SkipToken { Generation = reader.Generation ?? 0, At = at, State = reader.Keep(start.Question.Shape) } });
    }
}
