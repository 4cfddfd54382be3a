using Hub.Records;

namespace Hub.Catalogue;

/// <summary>What the files of a dataset say that the dataset is found by: their formats and the words of their key-values, up to a bound.</summary>
internal sealed class FileSummary
{
    private const int MostWords = 20_000;
    private const int MostFormats = 100;
    private const int LongestWord = 200;
    private readonly HashSet<string> formats = new(StringComparer.Ordinal);
    private readonly HashSet<string> words = new(StringComparer.Ordinal);

    /// <summary>The different formats.</summary>
    public IReadOnlyCollection<string> Formats => formats;

    /// <summary>The different values of key-values that are not plain numbers.</summary>
    public IReadOnlyCollection<string> Words => words;

    /// <summary>Takes a file into account.</summary>
    public void Add(DataFile file)
    {
        if (file.Format is { } format && formats.Count < MostFormats) formats.Add(format);
        foreach (var pair in file.Attributes)
            if (words.Count < MostWords && pair.Value.Length <= LongestWord && pair.Value.Any(char.IsLetter)) words.Add(pair.Value);
    }
}
