namespace Hub.Records;

/// <summary>A reference from a dataset to another dataset or resource, as one source states it.</summary>
/// <param name="Target">The accession or address named, in its owner's spelling: <c>EMPIAR-10404</c>, <c>EMD-2984</c>, <c>S-BIAD582</c>, <c>https://…</c>.</param>
/// <param name="Relation">A DataCite relation type such as <c>References</c>, <c>IsVariantFormOf</c>, <c>IsDerivedFrom</c>, <c>IsSupplementedBy</c>.</param>
/// <param name="Evidence">Where it is said: <c>biostudies_references[0].name</c>, <c>Study EMPIAR Accession</c>.</param>
public sealed record Reference(string Target, string Relation, string Evidence);
