namespace Hub.Records;

/// <summary>What speaks for two datasets being the same.</summary>
public enum EvidenceKind
{
    /// <summary>One record names the other, in a field made for it, as the data set that it is a copy or a version of.</summary>
    CitedAccession,

    /// <summary>Both go by one DOI of data.</summary>
    SharedDataDoi,

    /// <summary>One goes by the other's accession, or both count the work under one number.</summary>
    NumberTwin,

    /// <summary>The words of one record call it a copy or conversion of the other.</summary>
    CopyInText,

    /// <summary>Both have one title.</summary>
    SameTitle,

    /// <summary>The title of one is that of the other's paper; weighed beside <see cref="CopyInText"/> only.</summary>
    PaperTitle,

    /// <summary>At least half of the authors of the one with fewer are also those of the other.</summary>
    SameAuthors,

    /// <summary>Both were released in one year.</summary>
    SameYear,

    /// <summary>Both name one paper.</summary>
    SharedPublication,
}
