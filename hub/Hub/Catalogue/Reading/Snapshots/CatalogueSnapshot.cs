using System.Text.Json;
using Hub.Indexing;
using Hub.Records;

namespace Hub.Catalogue;

/// <summary>One state of the catalogue: datasets, files and components that belong together.</summary>
internal sealed class CatalogueSnapshot(long generation, IReadOnlyDictionary<RecordSet, IndexSnapshot> indexes, CatalogueWords words) : IDisposable
{
    private readonly Lazy<TermLabels> organisms = new(() => TermLabels.Of(indexes[RecordSet.Datasets], FieldNames.Collection + "Organisms"));
    private readonly Lazy<TermLabels> methods = new(() => TermLabels.Of(indexes[RecordSet.Datasets], FieldNames.Collection + "ImagingMethods"));

    private readonly Lazy<HashSet<string>> fileKeys = new(() => Keys(indexes[RecordSet.Files]));
    private readonly Lazy<HashSet<string>> componentKeys = new(() => Keys(indexes[RecordSet.Components]));

    /// <summary>The number of the state.</summary>
    public long Generation => generation;

    /// <summary>The vocabularies' words and labels.</summary>
    public CatalogueWords Words => words;

    /// <summary>The index of a set.</summary>
    public IndexSnapshot Index(RecordSet set) => indexes[set];

    /// <summary>The labels of the values of a facet whose ids are not their labels; null for other facets.</summary>
    public TermLabels? Labels(string facet) => facet switch
    {
        CatalogueFacets.Organism => organisms.Value,
        CatalogueFacets.Method => methods.Value,
        CatalogueFacets.Archive => words.Archives,
        CatalogueFacets.Licence => words.Licences,
        _ => null,
    };

    /// <summary>The names of the key-values that occur in a set.</summary>
    public IReadOnlyCollection<string> OpenKeys(RecordSet set) => set switch
    {
        RecordSet.Files => fileKeys.Value,
        RecordSet.Components => componentKeys.Value,
        _ => [],
    };

    /// <summary>A document's record: <see cref="Dataset"/>, <see cref="FileHit"/> or <see cref="ComponentHit"/>.</summary>
    public object Read(RecordSet set, int document)
    {
        var index = Index(set);
        byte[] stored = index.Stored(document);
        return set switch
        {
            RecordSet.Files => new FileHit(RecordKeys.Accession(index.Key(document)), JsonSerializer.Deserialize(stored, CatalogueJson.Default.DataFile)!),
            RecordSet.Components => new ComponentHit(RecordKeys.Accession(index.Key(document)), JsonSerializer.Deserialize(stored, CatalogueJson.Default.Component)!),
            RecordSet.Links => JsonSerializer.Deserialize(stored, CatalogueJson.Default.DatasetLink)!,
            _ => JsonSerializer.Deserialize(stored, CatalogueJson.Default.Dataset)!,
        };
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var index in indexes.Values) index.Dispose();
    }

    private static HashSet<string> Keys(IndexSnapshot index) => [.. index.Terms(FieldNames.OpenNames).Select(term => term.Term)];
}
