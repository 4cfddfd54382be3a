namespace Hub.Connectors.Declarative.Places;

/// <summary>What an XPath computes, <c>concat(a, b)</c>.</summary>
internal sealed class XmlValue(string text, string path) : Place
{
    public override string? Text => text;

    public override string Where => path;

    public override string Raw => text;

    protected override IEnumerable<Place> Find(string path) => [];

    protected override bool IsRefusal(Exception wrong) => false;
}
