namespace Hub.Catalogue;

/// <summary>Something the reader of an answer should know.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">One sentence for people.</param>
public sealed record CatalogueNote(NoteKind Kind, string Text)
{
    /// <summary>So many of <see cref="Terms"/> are named in <see cref="Text"/>; of more it says how many.</summary>
    public const int MostNamed = 3;

    /// <summary>The word of the search text it is about; for an expansion, what <see cref="CatalogueRequest.Unexpanded"/> takes to undo it.</summary>
    public string? Word { get; init; }

    /// <summary>The terms searched besides the word: <c>Mus musculus</c> and its narrower taxa.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];
}
