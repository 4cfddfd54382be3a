namespace Hub.Tests.Connectors.Declarative;

public sealed class DeclaredXmlByToken() : AtlasContract(Atlas.Xml);
