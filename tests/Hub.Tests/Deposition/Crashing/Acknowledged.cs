using System.Collections.Concurrent;

namespace Hub.Tests.Deposition.Crashing;

/// <summary>What the hub said yes to, of one deposit.</summary>
internal sealed class Acknowledged
{
    /// <summary>The title last saved.</summary>
    public string? Title { get; set; }

    /// <summary>Titles whose saving was not answered.</summary>
    public ConcurrentBag<string> Tried { get; } = [];

    /// <summary>The digests of the files, by path.</summary>
    public ConcurrentDictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it was said to be public.</summary>
    public bool IsPublic { get; set; }
}
