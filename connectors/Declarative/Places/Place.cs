namespace Hub.Connectors.Declarative.Places;

/// <summary>A place in a document of an archive: an element, a member, an attribute.</summary>
internal abstract class Place
{
    /// <summary>The most places that one path gives: more are no record's values.</summary>
    protected const int MostPlaces = 1_000_000;

    /// <summary>What is written there; null where nothing is, or where it is no single value.</summary>
    public abstract string? Text { get; }

    /// <summary>Where it is, in the words of its format.</summary>
    public abstract string Where { get; }

    /// <summary>The place as a document of its own.</summary>
    public abstract string Raw { get; }

    /// <summary>The places that a path leads to from here; <c>.</c> is this place.</summary>
    public IEnumerable<Place> Select(string path) => path == "." ? [this] : Find(path).Take(MostPlaces);

    /// <summary>Why a path is none; null for a good one.</summary>
    public string? Refusal(string path)
    {
        try
        {
            _ = path == "." || Find(path).Any();
            return null;
        }
        catch (Exception wrong) when (IsRefusal(wrong))
        {
            return $"it cannot be read as a path: {wrong.Message}";
        }
    }

    /// <summary>The places that a path other than <c>.</c> leads to.</summary>
    protected abstract IEnumerable<Place> Find(string path);

    /// <summary>Whether an exception says that a path is wrong.</summary>
    protected abstract bool IsRefusal(Exception wrong);
}
