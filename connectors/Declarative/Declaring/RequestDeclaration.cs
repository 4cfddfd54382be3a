namespace Hub.Connectors.Declarative;

/// <summary>What to ask for.</summary>
public sealed record RequestDeclaration
{
    /// <summary>The endpoint of the archive's definition that <see cref="Path"/> lies below.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Path and query below the endpoint; <c>{key}</c> and kept values stand in braces and are escaped.</summary>
    public string Path { get; init; } = "";

    /// <summary>A whole address instead, made of kept values: <c>{page}</c>. It must belong to the archive all the same.</summary>
    public string? Address { get; init; }

    /// <summary>The media types wanted; those of the format unless told.</summary>
    public string? Accept { get; init; }
}
