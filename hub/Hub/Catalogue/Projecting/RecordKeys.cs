using System.Globalization;

namespace Hub.Catalogue;

/// <summary>The keys of files and components: their dataset, then their place in its list, so that the order of keys is the order of lists.</summary>
internal static class RecordKeys
{
    private const char Separator = '\u0001';

    /// <summary>The key of a dataset's file or component.</summary>
    public static string Of(string accession, long place) => string.Create(CultureInfo.InvariantCulture, $"{accession}{Separator}{place:D10}");

    /// <summary>The dataset in a key.</summary>
    public static string Accession(string key) => key[..key.LastIndexOf(Separator)];
}
