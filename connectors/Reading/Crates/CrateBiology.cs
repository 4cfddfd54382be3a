using System.Collections.Frozen;

using Hub.Records;

namespace Hub.Connectors.Reading.Crates;

/// <summary>What a crate says was imaged and how: taxa, samples, terms, methods and protocols.</summary>
public static class CrateBiology
{
    // What a term of these ontologies says of a data set.
    private static readonly FrozenDictionary<string, string> Attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["GO"] = "Gene Ontology term",
        ["G0"] = "Gene Ontology term",
        ["CLO"] = "Cell line",
        ["CL"] = "Cell type",
        ["BTO"] = "Tissue",
        ["UBERON"] = "Anatomy",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Taxa of <c>about</c> and of its samples, each id once.</summary>
    /// <param name="root">The root data set.</param>
    public static IEnumerable<StatedTerm> Organisms(CrateEntity root) =>
        root.Links("about").Where(IsTaxon).Select(taxon => Term(taxon, "about"))
            .Concat(root.Links("about").SelectMany(sample => sample.Links("taxonomicRange")).Select(taxon => Term(taxon, "about.taxonomicRange")))
            .OfType<StatedTerm>()
            .DistinctBy(term => term.Id ?? term.Label);

    /// <summary>Imaging methods: the terms of <c>measurementMethod</c>, or those of its protocols where it names no term itself.</summary>
    /// <param name="root">The root data set.</param>
    public static IEnumerable<StatedTerm> ImagingMethods(CrateEntity root)
    {
        var methods = root.Links("measurementMethod").Where(method => !method.Is("LabProtocol")).ToList();
        var terms = methods.Count > 0
            ? methods.Select(method => Term(method, "measurementMethod"))
            : root.Links("measurementMethod").SelectMany(protocol => protocol.Links("measurementTechnique")).Select(method => Term(method, "measurementMethod.measurementTechnique"));

        // EFO terms classify protocols (growth, analysis); a name without a letter is the rest of a list that was split at a comma.
        return terms.OfType<StatedTerm>()
            .Where(term => term.Id?.Contains("EFO_", StringComparison.Ordinal) != true && (term.Id is not null || term.Label!.Any(char.IsLetter)))
            .DistinctBy(term => term.Id ?? term.Label);
    }

    /// <summary>Samples, cell lines, terms of other ontologies, protocols and instruments.</summary>
    /// <param name="root">The root data set.</param>
    public static IEnumerable<KeyValue> Facts(CrateEntity root)
    {
        var known = Organisms(root).Concat(ImagingMethods(root)).Select(term => term.Label).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return root.Links("about").Where(subject => !IsTaxon(subject)).SelectMany(subject => Subject(subject, known))
            .Concat(root.Links("measurementMethod").Where(method => method.Is("LabProtocol")).SelectMany(protocol => Protocol(protocol, known)))
            .Distinct();
    }

    /// <summary>All descriptions of samples and protocols, for what they mention.</summary>
    /// <param name="root">The root data set.</param>
    public static IEnumerable<(string Where, string Text)> Descriptions(CrateEntity root) =>
        Descriptions(root, "about").Concat(Descriptions(root, "measurementMethod"));

    private static IEnumerable<(string Where, string Text)> Descriptions(CrateEntity root, string property) =>
        root.Links(property).SelectMany(entity => entity.Texts("description")).Select(text => ($"{property}.description", text));

    private static IEnumerable<KeyValue> Subject(CrateEntity subject, HashSet<string> known)
    {
        if (!subject.Is("BioSample"))
        {
            return subject.Name is { } name ? [new KeyValue(AttributeOf(subject.Id), name, Address(subject))] : [];
        }

        return Described(subject, "Biosample", known).Concat(subject.Links("hasCellLine").Select(line => CellLine(line)).OfType<KeyValue>());
    }

    private static IEnumerable<KeyValue> Protocol(CrateEntity protocol, HashSet<string> known) =>
        Described(protocol, "Protocol", known).Concat(protocol.Texts("labEquipment").Select(instrument => new KeyValue("Instrument", instrument)));

    // Publishers that have no sample text put the organism's name there, and the method's name for a protocol.
    private static IEnumerable<KeyValue> Described(CrateEntity entity, string name, HashSet<string> known)
    {
        if (entity.Name is { } title && !known.Contains(title))
        {
            yield return new KeyValue(name, title);
        }

        if (entity.Text("description") is { } description && description != entity.Name && !known.Contains(description))
        {
            yield return new KeyValue(name + " description", description);
        }
    }

    private static KeyValue? CellLine(CrateEntity line) => (line.Name ?? Curie(line.Id)) is { } name ? new KeyValue("Cell line", name, Address(line)) : null;

    private static StatedTerm? Term(CrateEntity entity, string where)
    {
        var label = entity.Text("scientificName") ?? entity.Name ?? entity.Text("vernacularName");
        var id = entity.Id.Length == 0 || entity.Id[0] == '#' ? null : CrateText.Tidy(entity.Id)?.Replace(" ", "", StringComparison.Ordinal);
        return (id ?? label) is null ? null : new StatedTerm(id, label, Where: where);
    }

    private static bool IsTaxon(CrateEntity entity) =>
        entity.Is("Taxon") || entity.Id.Contains("NCBITaxon", StringComparison.OrdinalIgnoreCase) || entity.Id.Contains("/taxonomy/", StringComparison.Ordinal);

    private static string AttributeOf(string id)
    {
        var local = id.AsSpan(id.LastIndexOfAny(['/', '#', '-']) + 1);
        var end = local.IndexOfAny('_', ':');
        return end > 0 && Attributes.TryGetValue(local[..end].ToString(), out var name) ? name : "Subject";
    }

    private static string? Curie(string id)
    {
        var local = id[(id.LastIndexOfAny(['/', '#']) + 1)..];
        return local.Length == 0 ? null : local.Replace('_', ':');
    }

    private static string? Address(CrateEntity entity) => entity.HasAddress ? entity.Id.Replace(" ", "", StringComparison.Ordinal) : null;
}
