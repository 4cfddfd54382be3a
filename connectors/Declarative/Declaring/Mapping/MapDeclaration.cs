namespace Hub.Connectors.Declarative;

/// <summary>What of a record becomes which field. Terms, licences and dates are made canonical by the hub afterwards: any spelling will do.</summary>
public sealed record MapDeclaration
{
    /// <summary>The accession; the record's key unless told.</summary>
    public ValueDeclaration? Accession { get; init; }

    /// <summary>The title.</summary>
    public required ValueDeclaration Title { get; init; }

    /// <summary>A description; several values are paragraphs.</summary>
    public ValueDeclaration? Description { get; init; }

    /// <summary>Other identifiers of the same dataset.</summary>
    public ValueDeclaration? Aliases { get; init; }

    /// <summary>The day it became public.</summary>
    public ValueDeclaration? Released { get; init; }

    /// <summary>The day it last changed.</summary>
    public ValueDeclaration? Updated { get; init; }

    /// <summary>The licence: a name or an address.</summary>
    public ValueDeclaration? Licence { get; init; }

    /// <summary>Bytes, or a text with a unit.</summary>
    public ValueDeclaration? Size { get; init; }

    /// <summary>The number of files.</summary>
    public ValueDeclaration? FileCount { get; init; }

    /// <summary>The number of images.</summary>
    public ValueDeclaration? ImageCount { get; init; }

    /// <summary>Organisms.</summary>
    public TermDeclaration? Organisms { get; init; }

    /// <summary>Imaging methods.</summary>
    public TermDeclaration? Methods { get; init; }

    /// <summary>Study types.</summary>
    public TermDeclaration? StudyTypes { get; init; }

    /// <summary>Free words.</summary>
    public ValueDeclaration? Keywords { get; init; }

    /// <summary>Authors in order.</summary>
    public AuthorDeclaration? Authors { get; init; }

    /// <summary>Papers.</summary>
    public PublicationDeclaration? Publications { get; init; }

    /// <summary>Grants.</summary>
    public GrantDeclaration? Funding { get; init; }

    /// <summary>References to other records.</summary>
    public ReferenceDeclaration? References { get; init; }

    /// <summary>Facts without a field of their own.</summary>
    public IReadOnlyList<NamedDeclaration> Attributes { get; init; } = [];

    /// <summary>The data's own DOI.</summary>
    public ValueDeclaration? Doi { get; init; }

    /// <summary>The archive's page for people.</summary>
    public ValueDeclaration? LandingPage { get; init; }

    /// <summary>A small picture.</summary>
    public ValueDeclaration? Thumbnail { get; init; }

    /// <summary>Files with their key-values.</summary>
    public FilesDeclaration? Files { get; init; }
}
