using System.Text;
using Hub.Indexing.Documents;

namespace Hub.Catalogue;

/// <summary>How the fields of the index are called.</summary>
internal static class FieldNames
{
    /// <summary>Before the name of a property.</summary>
    public const string Property = "p.";

    /// <summary>Before the name of a list.</summary>
    public const string Collection = "c.";

    /// <summary>Before the id of a facet whose values are not those of a property.</summary>
    public const string Facet = "f.";

    /// <summary>Before the name of a key-value of a file or component.</summary>
    public const string Open = "kv.";

    /// <summary>Before the name of a property that a record does not have: 1 there, so that such records can be sorted first.</summary>
    public const string Absent = "absent.";

    /// <summary>The fields of a record that hold a value no keyword can hold; conditions on them are decided from the record itself.</summary>
    public const string Beyond = "beyond";

    /// <summary>The dataset of a file or component.</summary>
    public const string Dataset = Property + "Dataset";

    /// <summary>The place of a file or component in its dataset's list, from 0.</summary>
    public const string Place = "place";

    /// <summary>The names of the key-values that a file or component has.</summary>
    public const string OpenNames = "names";

    /// <summary>The digest of the file list that was indexed with a dataset.</summary>
    public const string FilesDigest = "files-digest";

    /// <summary>The digest of the dataset's record.</summary>
    public const string RecordDigest = "record-digest";

    /// <summary>The digest of the cluster that was indexed with a dataset.</summary>
    public const string ClusterDigest = "cluster-digest";

    /// <summary>Accession and aliases in lower case, for finding a dataset however it is written.</summary>
    public const string Names = "names";

    /// <summary>Whether a keyword can hold a text exactly.</summary>
    public static bool Fits(string text)
    {
        if (text.Length * 3 > IndexDocument.LongestKeyword && Encoding.UTF8.GetByteCount(text) > IndexDocument.LongestKeyword) return false;
        foreach (var rune in text.EnumerateRunes())
            if (rune == Rune.ReplacementChar) return !text.Any(char.IsSurrogate);
        return true;
    }
}
