using Hub.Records;

namespace Hub.Correlation;

/// <summary>What a record says of others: in the fields made for it, and in its texts. Pure.</summary>
public static class Statements
{
    private const int MostTargets = 500;

    // Among what one record says of one target, the most telling relation is kept.
    private static readonly LinkRelation[] Weakest = [LinkRelation.References, LinkRelation.IsReferencedBy, LinkRelation.Other];

    /// <summary>The statements of a record, one for each target; fields go before texts.</summary>
    /// <param name="dataset">The record.</param>
    public static IReadOnlyList<Statement> Of(Dataset dataset)
    {
        var own = new HashSet<string>(LinkSubject.NamesOf(dataset).Append(dataset.Accession), StringComparer.OrdinalIgnoreCase);
        var all = dataset.References.Select(reference => Stated(dataset, reference)).OfType<Statement>().Concat(Texts(dataset))
            .Where(statement => !own.Contains(statement.Target))
            .GroupBy(statement => statement.Target, StringComparer.OrdinalIgnoreCase)
            .Select(Strongest)
            .Take(MostTargets)
            .ToList();
        return [.. all, .. all.Where(statement => IsCorrelative(dataset, statement)).Select(Correlated)];
    }

    private static Statement Strongest(IGrouping<string, Statement> said) => said.MinBy(statement => Array.IndexOf(Weakest, statement.Relation))!;

    private static Statement? Stated(Dataset dataset, Reference reference)
    {
        var target = Accessions.Of(reference.Target) ?? Name(reference.Target);
        var relation = LinkRelations.Find(reference.Relation) ?? LinkRelation.References;
        // Connectors that read texts quote them; what stands in a field made for references has no quotation.
        var by = reference.Evidence.Contains('“', StringComparison.Ordinal) ? MiningRules.AccessionInText : new Asserter(AsserterKind.Archive, dataset.Archive);
        return target is null ? null : new Statement(target, relation, by, reference.Evidence);
    }

    // A word or a DOI may be a name that some dataset of the hub goes by; an address or a sentence is not.
    private static string? Name(string target) =>
        target.Length <= 100 && !target.Contains("://", StringComparison.Ordinal) && !target.Any(char.IsWhiteSpace) && target.Any(char.IsAsciiDigit) ? target : null;

    private static bool IsCorrelative(Dataset dataset, Statement statement) =>
        statement.By.Kind == AsserterKind.Archive && statement.Relation == LinkRelation.References && Accessions.IsOfImages(statement.Target)
        && statement.Target.Split('-')[0] != dataset.Accession.Split('-')[0]
        && dataset.ImagingMethods.Any(method => method.Label.StartsWith("correlative", StringComparison.OrdinalIgnoreCase));

    private static Statement Correlated(Statement said) =>
        said with { Relation = LinkRelation.SpatiallyCorrelatedWith, By = MiningRules.CorrelativeMethod, Evidence = $"{said.Evidence}, and a correlative imaging method" };

    // "idr0054 Human lymphoid organ …" is how copies of IDR's studies are called.
    private static bool IsCopyByTitle(string title) => Accessions.In(title).FirstOrDefault() is { Start: 0, Accession: { } named } && named.StartsWith("idr", StringComparison.Ordinal);

    /// <summary>The DOIs that a study's parts go by: IDR gives one to each.</summary>
    internal static IEnumerable<string> OwnDois(Dataset dataset) =>
        dataset.Components.SelectMany(part => part.Attributes).Concat(dataset.Attributes).Where(IsOwnDoi).Select(fact => Accessions.Of(fact.Value)).OfType<string>();

    private static bool IsOwnDoi(KeyValue fact) => fact.Name.Equals("Data DOI", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Statement> Texts(Dataset dataset) =>
    [
        .. MinedText.Read(dataset.Title, "title").Select((statement, place) => place == 0 && IsCopyByTitle(dataset.Title) ? statement with { Relation = LinkRelation.IsVariantFormOf } : statement),
        .. MinedText.Read(dataset.Description, "description"),
        .. dataset.Keywords.SelectMany(word => MinedText.Read(word, "keyword")),
        .. dataset.Components.SelectMany(part => MinedText.Read(part.Name, "part").Concat(MinedText.Read(part.Description, $"part {part.Name}"))),
        .. dataset.Components.SelectMany(part => part.Attributes.Where(fact => !IsOwnDoi(fact)).SelectMany(fact => MinedText.Read(fact.Value, fact.Name))),
        .. dataset.Attributes.Where(fact => !IsOwnDoi(fact)).SelectMany(fact => MinedText.Read(fact.Value, fact.Name).Concat(MinedText.Read(fact.Url, fact.Name))),
    ];
}
