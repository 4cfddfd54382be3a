namespace Hub.Deposition.PageTab;

/// <summary>How large a page-tab document may be. Longer lists of files belong into file lists, which have no such limits.</summary>
public static class PageTabLimits
{
    /// <summary>The most bytes of a document in any form.</summary>
    public const int Bytes = 32 << 20;

    /// <summary>The most sections within each other; the importer reads no deeper JSON.</summary>
    public const int Depth = 15;

    /// <summary>The most sections, attributes, files and links together.</summary>
    public const int Nodes = 200_000;

    /// <summary>The most characters of a name, type or accession.</summary>
    public const int Name = 500;

    /// <summary>The most characters of a value.</summary>
    public const int Value = 200_000;

    /// <summary>After so many problems reading gives up: the rest would repeat them.</summary>
    public const int Problems = 100;
}
