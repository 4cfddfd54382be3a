namespace Hub.Connectors.Declarative;

/// <summary>One step that makes a value fit, of the fixed list in <see cref="Transforms"/>.</summary>
public sealed class Transform
{
    private readonly Func<string, Uri?, IEnumerable<string>> apply;

    internal Transform(string name, Func<string, Uri?, IEnumerable<string>> apply) => (Name, this.apply) = (name, apply);

    /// <summary>Its name in declarations.</summary>
    public string Name { get; }

    /// <summary>The values that one value becomes: usually one, none where it is left out, several where it is split.</summary>
    /// <param name="text">The value.</param>
    /// <param name="source">Where its document came from.</param>
    internal IEnumerable<string> Apply(string text, Uri? source) => apply(text, source);
}
