namespace Hub.Catalogue;

/// <summary>A question the catalogue does not answer, with a sentence for the person who asked: what, where, what to do.</summary>
/// <param name="code">A stable word: <c>unknown-facet</c>, <c>limit-page-size</c>, <c>snapshot-expired</c>.</param>
/// <param name="message">One sentence with the offending value and what is allowed.</param>
/// <param name="parameter">The part of the question it is about: <c>page</c>, <c>organism</c>; null for the whole.</param>
public class CatalogueRefusedException(string code, string message, string? parameter = null) : Exception(message)
{
    /// <summary>A stable word for the kind of refusal.</summary>
    public string Code => code;

    /// <summary>The part of the question it is about.</summary>
    public string? Parameter => parameter;
}
