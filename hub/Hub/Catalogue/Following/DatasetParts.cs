using Hub.Records;

namespace Hub.Catalogue;

/// <summary>What is indexed beside a dataset and lies in its record: components and links.</summary>
internal static class DatasetParts
{
    /// <summary>Takes out what the index has of a dataset.</summary>
    public static void Remove(IndexVolume volume, string accession)
    {
        volume.Components.DeleteByTerm(FieldNames.Dataset, accession);
        volume.Links.DeleteByTerm(FieldNames.Dataset, accession);
    }

    /// <summary>Writes them, in the order of the record.</summary>
    public static void Write(IndexVolume volume, Dataset dataset)
    {
        long place = 0;
        foreach (var component in dataset.Components) volume.Components.Update(ComponentDocument.Of(new ComponentHit(dataset.Accession, component), place++));
        place = 0;
        foreach (var link in dataset.Links ?? []) volume.Links.Update(LinkDocument.Of(link, place++));
    }
}
