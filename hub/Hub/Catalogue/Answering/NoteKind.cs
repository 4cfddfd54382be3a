namespace Hub.Catalogue;

/// <summary>What a note is about.</summary>
public enum NoteKind
{
    /// <summary>The text does not follow the query syntax and was searched as plain words.</summary>
    ReadAsWords,

    /// <summary>A word was searched together with its synonyms and narrower terms.</summary>
    Expanded,

    /// <summary>Another spelling would find something.</summary>
    Suggestion,
}
