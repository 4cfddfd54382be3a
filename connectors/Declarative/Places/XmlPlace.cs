using System.Globalization;
using System.Xml;
using System.Xml.XPath;

namespace Hub.Connectors.Declarative.Places;

/// <summary>A place in XML.</summary>
internal sealed class XmlPlace(XPathNavigator navigator, IXmlNamespaceResolver namespaces) : Place
{
    public override string? Text => navigator.Value;

    public override string Where => navigator is IXmlLineInfo line && line.HasLineInfo()
        ? string.Create(CultureInfo.InvariantCulture, $"{navigator.Name}, line {line.LineNumber}, column {line.LinePosition}")
        : navigator.Name;

    public override string Raw => navigator.OuterXml;

    protected override IEnumerable<Place> Find(string path) => navigator.Evaluate(path, namespaces) switch
    {
        XPathNodeIterator nodes => nodes.Cast<XPathNavigator>().Select(node => new XmlPlace(node.Clone(), namespaces)),
        object value => [new XmlValue(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", path)],
    };

    protected override bool IsRefusal(Exception wrong) => wrong is XPathException or ArgumentException;
}
