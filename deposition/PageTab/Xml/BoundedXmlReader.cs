using System.Xml;

namespace Hub.Deposition.PageTab;

/// <summary>Passes XML on and refuses what lies too deep, before a tree of it exhausts the stack.</summary>
/// <param name="inner">The reader of the text.</param>
/// <param name="deepest">The deepest element that is passed on.</param>
internal sealed class BoundedXmlReader(XmlReader inner, int deepest) : XmlReader, IXmlLineInfo
{
    private readonly IXmlLineInfo lines = (IXmlLineInfo)inner;

    public override int AttributeCount => inner.AttributeCount;

    public override string BaseURI => inner.BaseURI;

    public override int Depth => inner.Depth;

    public override bool EOF => inner.EOF;

    public override bool IsEmptyElement => inner.IsEmptyElement;

    public override string LocalName => inner.LocalName;

    public override string NamespaceURI => inner.NamespaceURI;

    public override XmlNameTable NameTable => inner.NameTable;

    public override XmlNodeType NodeType => inner.NodeType;

    public override string Prefix => inner.Prefix;

    public override ReadState ReadState => inner.ReadState;

    public override string Value => inner.Value;

    public int LineNumber => lines.LineNumber;

    public int LinePosition => lines.LinePosition;

    public bool HasLineInfo() => lines.HasLineInfo();

    public override bool Read()
    {
        if (!inner.Read())
        {
            return false;
        }

        return inner.Depth <= deepest ? true : throw new XmlException($"Elements lie within each other more than {deepest} deep.", null, LineNumber, LinePosition);
    }

    public override string GetAttribute(int i) => inner.GetAttribute(i);

    public override string? GetAttribute(string name) => inner.GetAttribute(name);

    public override string? GetAttribute(string name, string? namespaceURI) => inner.GetAttribute(name, namespaceURI);

    public override string? LookupNamespace(string prefix) => inner.LookupNamespace(prefix);

    public override bool MoveToAttribute(string name) => inner.MoveToAttribute(name);

    public override bool MoveToAttribute(string name, string? ns) => inner.MoveToAttribute(name, ns);

    public override bool MoveToElement() => inner.MoveToElement();

    public override bool MoveToFirstAttribute() => inner.MoveToFirstAttribute();

    public override bool MoveToNextAttribute() => inner.MoveToNextAttribute();

    public override bool ReadAttributeValue() => inner.ReadAttributeValue();

    public override void ResolveEntity() => inner.ResolveEntity();
}
