namespace Hub.Deposition.Redirects;

/// <summary>Studies that another archive is made for: an entry of <c>config/redirects.json</c>.</summary>
public sealed record RedirectRule
{
    /// <summary>A stable word: <c>cryo-em</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The archive's id, <c>empiar</c>.</summary>
    public required string Archive { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Where one deposits there.</summary>
    public required string Address { get; init; }

    /// <summary>Why that archive serves these data better.</summary>
    public required string Reason { get; init; }

    /// <summary>How to deposit there, step by step.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>Imaging methods, by their ids, that call for it; those below them too.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>Words of title, description and keywords that call for it.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Whether the light microscopy of such a study may be deposited here as one half of a correlative study.</summary>
    public bool Correlative { get; init; }
}
