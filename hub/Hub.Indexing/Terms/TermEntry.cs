using System.Runtime.InteropServices;

namespace Hub.Indexing.Terms;

/// <summary>What a dictionary keeps of a term.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct TermEntry
{
    /// <summary>The term's place among the sorted terms of its field.</summary>
    internal int Ordinal;

    /// <summary>Documents that have it, deleted ones too.</summary>
    internal int DocFreq;

    /// <summary>Occurrences in all documents.</summary>
    internal long TotalTermFreq;

    /// <summary>The one document that has it; -1 where there are more.</summary>
    internal int SingleDoc;

    /// <summary>Where its postings begin in the file.</summary>
    internal long Offset;

    /// <summary>How many bytes its postings take.</summary>
    internal long Length;
}
