namespace Hub.Records;

/// <summary>How two datasets belong together: the relation types of DataCite 4.7, and two that DataCite writes as <c>Other</c> with <c>relationTypeInformation</c>.</summary>
public enum LinkRelation
{
    /// <summary>The first names the second.</summary>
    References,

    /// <summary>The second names the first.</summary>
    IsReferencedBy,

    /// <summary>The first cites the second.</summary>
    Cites,

    /// <summary>The second cites the first.</summary>
    IsCitedBy,

    /// <summary>The same images in another form or packaging, such as an OME-Zarr copy.</summary>
    IsVariantFormOf,

    /// <summary>The second is a copy of the first in another form.</summary>
    IsOriginalFormOf,

    /// <summary>The same study as its depositor gave it to another archive.</summary>
    IsVersionOf,

    /// <summary>The second is the same study in another archive.</summary>
    HasVersion,

    /// <summary>A later edition.</summary>
    IsNewVersionOf,

    /// <summary>An earlier edition.</summary>
    IsPreviousVersionOf,

    /// <summary>More data of the first's work.</summary>
    IsSupplementTo,

    /// <summary>The second holds more data of the first's work.</summary>
    IsSupplementedBy,

    /// <summary>Goes on from the second.</summary>
    Continues,

    /// <summary>The second goes on from the first.</summary>
    IsContinuedBy,

    /// <summary>Made from the second.</summary>
    IsDerivedFrom,

    /// <summary>The second was made from the first: a map of its micrographs, for one.</summary>
    IsSourceOf,

    /// <summary>A part.</summary>
    IsPartOf,

    /// <summary>The whole.</summary>
    HasPart,

    /// <summary>Describes how the second was made.</summary>
    Documents,

    /// <summary>The second describes how the first was made.</summary>
    IsDocumentedBy,

    /// <summary>Speaks about the second.</summary>
    Describes,

    /// <summary>The second speaks about the first.</summary>
    IsDescribedBy,

    /// <summary>Cannot be used without the second.</summary>
    Requires,

    /// <summary>The second cannot be used without the first.</summary>
    IsRequiredBy,

    /// <summary>Takes the second's place.</summary>
    Obsoletes,

    /// <summary>The second takes its place.</summary>
    IsObsoletedBy,

    /// <summary>A collection that the second is in.</summary>
    Collects,

    /// <summary>In the second's collection.</summary>
    IsCollectedBy,

    /// <summary>The second is put together from it.</summary>
    Compiles,

    /// <summary>Put together from the second.</summary>
    IsCompiledBy,

    /// <summary>Metadata about the second.</summary>
    IsMetadataFor,

    /// <summary>The second is metadata about the first.</summary>
    HasMetadata,

    /// <summary>A review of the second.</summary>
    Reviews,

    /// <summary>Reviewed by the second.</summary>
    IsReviewedBy,

    /// <summary>A translation of the second.</summary>
    IsTranslationOf,

    /// <summary>The second is a translation of the first.</summary>
    HasTranslation,

    /// <summary>The same thing at another place.</summary>
    IsIdenticalTo,

    /// <summary>Related in a way that no other type says.</summary>
    Other,

    /// <summary>Images of the same place of the same specimen; a point of the one can have its point in the other. DataCite: <c>Other</c>, "is spatially correlated with".</summary>
    SpatiallyCorrelatedWith,

    /// <summary>One paper describes both. DataCite: <c>Other</c>, "is described by the same publication as".</summary>
    SharesPublicationWith,
}
