namespace Hub.Vocabularies;

/// <summary>All vocabularies of <c>config/vocabularies/</c>, immutable and safe for many readers.</summary>
public sealed class VocabularySet
{
    /// <summary>NCBI Taxonomy, as far as the archives use it: <c>taxa.tsv</c>.</summary>
    public required TermVocabulary Taxa { get; init; }

    /// <summary>FBbi imaging methods and the hub's own terms for what FBbi lacks: <c>methods.tsv</c>.</summary>
    public required TermVocabulary Methods { get; init; }

    /// <summary>Study types: <c>study-types.tsv</c>.</summary>
    public required TermVocabulary StudyTypes { get; init; }

    /// <summary>SPDX licences: <c>licences.tsv</c>.</summary>
    public required LicenceVocabulary Licences { get; init; }

    /// <summary>File formats: <c>formats.tsv</c>.</summary>
    public required FormatVocabulary Formats { get; init; }

    /// <summary>Letters made of a base and a mark: <c>letters.tsv</c>.</summary>
    internal LetterComposition Letters { get; private init; } = LetterComposition.None;

    /// <summary>A text with each letter and the mark after it put together where Unicode has a common form of them.</summary>
    /// <param name="text">Any text.</param>
    public string Composed(string text) => Letters.Compose(text);

    /// <summary>Reads the files of a folder.</summary>
    /// <param name="folder">The folder, usually <c>config/vocabularies</c>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="VocabularyException">A file is missing or malformed; the message names file and line.</exception>
    public static async Task<VocabularySet> LoadAsync(string folder, CancellationToken cancellationToken) => new()
    {
        Taxa = await TermVocabulary.LoadAsync(Path.Combine(folder, "taxa.tsv"), cancellationToken),
        Methods = await TermVocabulary.LoadAsync(Path.Combine(folder, "methods.tsv"), cancellationToken),
        StudyTypes = await TermVocabulary.LoadAsync(Path.Combine(folder, "study-types.tsv"), cancellationToken),
        Licences = await LicenceVocabulary.LoadAsync(Path.Combine(folder, "licences.tsv"), cancellationToken),
        Formats = await FormatVocabulary.LoadAsync(Path.Combine(folder, "formats.tsv"), cancellationToken),
        Letters = await LetterComposition.LoadAsync(Path.Combine(folder, "letters.tsv"), cancellationToken),
    };
}
