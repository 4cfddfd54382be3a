using System.Text.Json;
using Hub.Indexing.Documents;
using Hub.Records;
using Hub.Store;

namespace Hub.Catalogue;

/// <summary>A dataset as a document of the index.</summary>
internal static class DatasetDocument
{
    /// <summary>Makes the document.</summary>
    /// <param name="stored">The dataset as the store has it.</param>
    /// <param name="files">What its files say.</param>
    public static IndexDocument Of(StoredDataset stored, FileSummary files)
    {
        var dataset = stored.Dataset;
        var builder = new DocumentBuilder()
            .Record(DatasetFields.Table, dataset)
            .Integer(DatasetFields.FileListCount.Field, stored.Files?.Count ?? 0)
            .Keyword(FieldNames.RecordDigest, stored.Digest)
            .Keyword(FieldNames.FilesDigest, stored.Files?.Digest)
            .Keyword(FieldNames.ClusterDigest, ClusterDigest.Of(dataset.Cluster))
            .Keywords(FieldNames.Names, dataset.Aliases.Prepend(dataset.Accession).Select(name => name.ToLowerInvariant()))
            .Keywords(DatasetFacets.OrganismField, dataset.Organisms.Select(organism => organism.TaxonId ?? organism.Name))
            .Keywords(DatasetFacets.MethodField, dataset.ImagingMethods.Select(method => method.Id ?? method.Label))
            .Keywords(DatasetFacets.FormatField, files.Formats)
            .Keywords(DatasetFacets.HasField, Has(dataset, stored.Files is not null));
        Prose(builder, dataset, files);
        return builder.Build(dataset.Accession, JsonSerializer.SerializeToUtf8Bytes(dataset, CatalogueJson.Default.Dataset));
    }

    private static IEnumerable<string> Has(Dataset dataset, bool files)
    {
        if (files) yield return "files";
        if (dataset.Components.Count > 0) yield return "components";
        if (dataset.Publications.Count > 0) yield return "publication";
        if (dataset.References.Count > 0) yield return "references";
        if (dataset.Links is { Count: > 0 }) yield return "links";
        if (dataset.Links?.Any(link => link.Transformations.Count > 0) == true) yield return "transformation";
        if (dataset.Cluster is not null) yield return "copies";
        if (dataset.ThumbnailUrl is not null) yield return "thumbnail";
    }

    private static void Prose(DocumentBuilder builder, Dataset dataset, FileSummary files)
    {
        builder.Text(TextFields.Title, dataset.Title).Text(TextFields.Description, dataset.Description);
        foreach (var organism in dataset.Organisms) builder.Text(TextFields.Organisms, organism.Name);
        foreach (var method in dataset.ImagingMethods) builder.Text(TextFields.Methods, method.Label);
        builder.Text(TextFields.Methods, dataset.Modality).Text(TextFields.Methods, dataset.StudyType);
        foreach (string keyword in dataset.Keywords) builder.Text(TextFields.Keywords, keyword);
        foreach (var author in dataset.Authors) builder.Text(TextFields.Authors, author.Name).Text(TextFields.Identifiers, author.Orcid);
        foreach (var publication in dataset.Publications) builder.Text(TextFields.Publications, publication.Title).Text(TextFields.Authors, publication.Authors);
        foreach (var grant in dataset.Funding) builder.Text(TextFields.Attributes, $"{grant.Funder} {grant.Code}");
        foreach (var pair in dataset.Attributes) builder.Text(TextFields.Attributes, pair.Value).Text(TextFields.Names, pair.Value);
        foreach (var component in dataset.Components) Prose(builder, component);
        foreach (string word in dataset.Keywords.Append(dataset.Title)) builder.Text(TextFields.Names, word);
        foreach (string word in files.Words) builder.Text(TextFields.Files, word);
        foreach (string name in Identifiers(dataset)) builder.Text(TextFields.Identifiers, name);
    }

    private static void Prose(DocumentBuilder builder, Component component)
    {
        builder.Text(TextFields.Attributes, component.Name).Text(TextFields.Attributes, component.Description).Text(TextFields.Names, component.Id);
        foreach (var pair in component.Attributes) builder.Text(TextFields.Attributes, pair.Value);
    }

    // Who looks for a copy by its accession finds what stands for it, too.
    private static IEnumerable<string> Copies(Dataset dataset) => dataset.Cluster is { } cluster ? cluster.Others.Select(copy => copy.Accession) : [];

    private static IEnumerable<string> Identifiers(Dataset dataset)
    {
        yield return dataset.Accession;
        foreach (string alias in dataset.Aliases) yield return alias;
        foreach (string other in dataset.References.Select(reference => reference.Target).Concat(Copies(dataset))) yield return other;
        foreach (string? doi in dataset.Publications.Select(publication => publication.Doi).Append(dataset.Doi).Distinct())
        {
            if (doi is null) continue;
            yield return $"{doi} doi:{doi} https://doi.org/{doi}";
        }
        foreach (var publication in dataset.Publications)
        {
            if (publication.PubMedId is { } id) yield return $"{id} PMID:{id}";
            if (publication.PmcId is { } pmc) yield return pmc;
        }
        foreach (var organism in dataset.Organisms.Where(organism => organism.TaxonId is not null)) yield return organism.TaxonId!;
        foreach (var method in dataset.ImagingMethods.Where(method => method.Id is not null)) yield return method.Id!;
    }
}
