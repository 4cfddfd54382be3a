using System.Collections.Concurrent;

namespace Hub.Tests.Deposition.Crashing;

/// <summary>What the hub said yes to, of one deposit.</summary>
internal sealed class Acknowledged
{
    public const string Saving = "save", Submitting = "submit";

    /// <summary>The title last saved.</summary>
    public string? Title { get; set; }

    /// <summary>Titles whose saving was not answered.</summary>
    public ConcurrentBag<string> Tried { get; } = [];

    /// <summary>The digests of the files, by path.</summary>
    public ConcurrentDictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>What was asked for and not answered: a path that is uploaded, <see cref="Saving"/> or <see cref="Submitting"/>; null for nothing.</summary>
    public string? Open { get; set; }

    /// <summary>Whether it was said to be public.</summary>
    public bool IsPublic { get; set; }
}
