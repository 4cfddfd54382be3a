namespace Hub.Catalogue;

/// <summary>The sets of records that are indexed.</summary>
public enum RecordSet
{
    /// <summary>Datasets, by accession.</summary>
    Datasets,

    /// <summary>Files, by dataset and path.</summary>
    Files,

    /// <summary>Components, by dataset and id.</summary>
    Components,

    /// <summary>Links, each once for every dataset that has it, as that one sees it.</summary>
    Links,
}
