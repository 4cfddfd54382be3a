namespace Hub.OData;

/// <summary>What every part of a response needs to know of its request.</summary>
/// <param name="Root">The service's root, absolute, with a slash at its end.</param>
/// <param name="Path">The address of the resource, absolute, without its query.</param>
/// <param name="Options">The query options.</param>
/// <param name="Format">The form of the response.</param>
internal sealed record ResponseScope(string Root, string Path, QueryOptions Options, ODataFormat Format)
{
    /// <summary>The moment that <c>now()</c> is: that of the first page for all pages of a result.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The address of a part of the model.</summary>
    public string Context(string fragment) => $"{Root}$metadata#{fragment}";

    /// <summary>The same request with one option replaced.</summary>
    public string Link(string option, string? value, params ReadOnlySpan<string> without) => $"{Path}?{Options.With(option, value, without)}";
}
