using Hub.Indexing;
using Hub.Indexing.Queries;

namespace Hub.Catalogue;

/// <summary>
/// Makes of a condition a query of the index. Every condition becomes two queries, for where it is true and where it is false, because
/// what is unknown is neither. One property is decided by the index: from its terms, its column, or its dictionary, each distinct value
/// once. Several properties compared with each other are decided from the records that the other conditions leave, up to a limit.
/// </summary>
internal sealed class FilterCompiler(CatalogueSnapshot snapshot, RecordSet set, CancellationToken cancellationToken)
{
    private static readonly Query Everything = Queries.All([]);
    private readonly ExpressionEvaluator evaluator = new();
    private readonly RecordFields fields = RecordSets.Fields(set);
    private readonly IndexSnapshot index = snapshot.Index(set);
    private readonly Tallies tallies = new(snapshot, set, cancellationToken);

    /// <summary>The records for which a condition is true.</summary>
    /// <exception cref="CatalogueRefusedException">It names what is not there, or costs too much.</exception>
    public Query Compile(CatalogueExpression? condition) => condition is null ? Everything : Where(tallies.Counted(condition), true, Everything);

    private Query Where(CatalogueExpression condition, bool wanted, Query among) => condition switch
    {
        AndExpression and => wanted ? All(and.Conditions, wanted, among) : Any(and.Conditions, wanted, among),
        OrExpression or => wanted ? Any(or.Conditions, wanted, among) : All(or.Conditions, wanted, among),
        NotExpression not => Where(not.Condition, !wanted, among),
        AnyExpression any => Sign(Some(any.Collection, any.Variable, any.Condition, true, among), wanted),
        AllExpression all => Sign(Some(all.Collection, all.Variable, all.Condition, false, among), !wanted),
        _ => ListedQuery.Of(condition, snapshot.Words) is { } listed ? Sign(listed, wanted) : Leaf(condition, wanted, among),
    };

    private Query All(IReadOnlyList<CatalogueExpression> conditions, bool wanted, Query among)
    {
        var cheap = conditions.Where(each => !ExpressionParts.NeedRecord(each)).Select(each => Where(each, wanted, among)).ToList();
        var left = Queries.All([among, .. cheap]);
        return Queries.All([.. cheap, .. conditions.Where(ExpressionParts.NeedRecord).Select(each => Where(each, wanted, left))]);
    }

    private Query Any(IReadOnlyList<CatalogueExpression> conditions, bool wanted, Query among) =>
        Queries.Any([.. conditions.Select(each => Where(each, wanted, among))]);

    private static Query Sign(Query query, bool wanted) => wanted ? query : Queries.Not(query);

    private Query Leaf(CatalogueExpression leaf, bool wanted, Query among)
    {
        var properties = ExpressionParts.Properties(leaf);
        if (properties.Count == 0 && ExpressionParts.Counts(leaf).Count > 0) return Counted(new CountedQuery(leaf, fields), wanted, among);
        if (properties.Count == 0) return evaluator.Truth(leaf, _ => null) == wanted ? Everything : Queries.Not(Everything);
        if (ExpressionParts.NeedRecord(leaf)) return FromRecords(leaf, wanted, among);
        var property = fields.Property(properties.First().Name);
        return BesidesBeyond(property.Name, PropertyQuery.Of(leaf, property, wanted), beyond => FromRecords(leaf, wanted, beyond));
    }

    private Query Counted(CountedQuery counted, bool wanted, Query among)
    {
        bool usual = counted.OfNothing == wanted;
        var unusual = counted.Lists.Any()
            ? RecordScan.Accepted(snapshot, set, Queries.All([among, Something(counted)]), record => counted.Of(record) == wanted != usual, cancellationToken)
            : CountedQuery.Having(counted.Tallied.Where(accession => counted.Of(accession) == wanted != usual));
        return Sign(unusual, !usual);
    }

    // The datasets of which anything is counted.
    private Query Something(CountedQuery counted) =>
        Queries.Any([CountedQuery.Having(counted.Tallied), .. counted.Lists.Select(list => Some(list.Collection, CountedQuery.Element, CountedQuery.About(list), true, Everything))]);

    // A value longer than a keyword is in no column: the few records that have one are read.
    private Query BesidesBeyond(string name, Query query, Func<Query, Query> decide)
    {
        if (!index.Terms(FieldNames.Beyond, name, 1).Any(term => term.Term == name)) return query;
        var beyond = new TermQuery(FieldNames.Beyond, name);
        return Queries.Any([Queries.All([query, Queries.Not(beyond)]), decide(beyond)]);
    }

    private Query FromRecords(CatalogueExpression condition, bool wanted, Query among)
    {
        foreach (var property in ExpressionParts.Properties(condition).Where(each => each.Variable is null)) fields.Property(property.Name);
        var decider = new RecordEvaluator(fields);
        var decided = tallies.ForRecords(condition);
        return RecordScan.Accepted(snapshot, set, among, record => decider.Truth(decided, record) == wanted, cancellationToken);
    }

    private Query Some(string collection, string variable, CatalogueExpression? condition, bool wanted, Query among)
    {
        if (set == RecordSet.Datasets && RecordSets.Joined(collection) is { } joined)
        {
            if (condition is null) return new TermQuery(DatasetFacets.HasField, collection.ToLowerInvariant());
            var found = new FilterCompiler(snapshot, joined, cancellationToken).Compile(ExpressionParts.AboutElement(condition, variable));
            return RecordScan.Datasets(snapshot.Index(joined), Sign(found, wanted), cancellationToken);
        }
        var list = fields.Collection(collection);
        CatalogueExpression whole = wanted ? new AnyExpression(collection, variable, condition) : new NotExpression(new AllExpression(collection, variable, condition!));
        if (ExpressionParts.ReadsBeyond(variable, condition)) return FromRecords(whole, true, among);
        return BesidesBeyond(collection, ElementQuery.Of(list, condition, wanted), beyond => FromRecords(whole, true, beyond));
    }
}
