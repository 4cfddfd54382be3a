namespace Hub.Deposition.Checks;

/// <summary>What a field holds, and so how it is asked for and checked.</summary>
public enum FieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Prose of several lines.</summary>
    Paragraph,

    /// <summary>One of <see cref="TemplateField.Choices"/>.</summary>
    Choice,

    /// <summary>A species, looked up among the taxa.</summary>
    Taxon,

    /// <summary>An imaging method, looked up among the methods.</summary>
    Method,

    /// <summary>A licence.</summary>
    Licence,

    /// <summary>A day, <c>2027-03-01</c>.</summary>
    Date,

    /// <summary>A year of four digits.</summary>
    Year,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A DOI.</summary>
    Doi,

    /// <summary>An ORCID iD.</summary>
    Orcid,

    /// <summary>An http or https address.</summary>
    Address,

    /// <summary>The accession of a section of <see cref="TemplateField.RefersTo"/>.</summary>
    Reference,

    /// <summary>The title of a section of <see cref="TemplateField.RefersTo"/>.</summary>
    Title,

    /// <summary>The name of an uploaded file list.</summary>
    FileList,
}
