using System.Globalization;

namespace Hub.Deposition.Drafts;

/// <summary>The names of the form's inputs. A block is one section; its key is its accession in the document.</summary>
public static class FormNames
{
    /// <summary>A field of the study itself.</summary>
    /// <param name="field">The attribute's name.</param>
    public static string OfStudy(string field) => "study." + field;

    /// <summary>The input that lists the keys of the blocks of a type, once for each.</summary>
    /// <param name="type">The sections' type.</param>
    public static string Keys(string type) => "blocks." + type;

    /// <summary>A block of the study.</summary>
    /// <param name="type">The section's type.</param>
    /// <param name="key">Its key.</param>
    public static string Block(string type, string key) => $"{type}.{key}";

    /// <summary>A block within a block, known by its place.</summary>
    /// <param name="block">The outer block.</param>
    /// <param name="type">The inner section's type.</param>
    /// <param name="index">Its place, from 0.</param>
    public static string Inner(string block, string type, int index) => string.Create(CultureInfo.InvariantCulture, $"{block}.{type}.{index}");

    /// <summary>The input that counts the inner blocks of a type.</summary>
    /// <param name="block">The outer block.</param>
    /// <param name="type">The inner sections' type.</param>
    public static string InnerCount(string block, string type) => $"{block}.{type}.count";

    /// <summary>A field of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="field">The attribute's name.</param>
    public static string Field(string block, string field) => $"{block}.{field}";
}
